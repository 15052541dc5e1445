/**
 * Norms of a table P by its entries, each an enclosure. Conventions: a layer maps a row x to x P, so the matrix A of the
 * literature, with A x, is P transposed.
 *
 *   frobeniusNorm   |P|_F = |A|_F
 *   columnNormSum   sum over columns of P of their l2 norms = |A^T|_{2,1} (Bartlett, Foster, Telgarsky 2017, section 1)
 *   maxRowNorm      max over rows of P of their l2 norms: the norm in which theory section 6 measures tokens
 */

import {sqrt} from '../../arithmetic/elementary.ts';
import {abs, type Interval, max, mulUp, point, square, sum, ZERO} from '../../arithmetic/interval.ts';
import {ends, type IntervalMatrix} from '../intervalMatrix.ts';
import type {Matrix} from '../matrix.ts';

/** Enclosure of |x|_2; exact where at most one entry can be other than 0. */
export function vectorNorm(entries: Iterable<Interval>): Interval {
  const present = [...entries].filter(({lo, hi}) => lo !== 0 || hi !== 0);
  if (present.length <= 1) return abs(present[0] ?? ZERO);
  return sqrt(sum(present.map(square)));
}

type Table = Matrix | IntervalMatrix;

function line({lo, hi}: IntervalMatrix, from: number, step: number, count: number): Interval[] {
  return Array.from({length: count}, (_, i) => ({lo: lo[from + i * step]!, hi: hi[from + i * step]!}));
}

/**
 * |P|_F of a table, exact entries or enclosures.
 * @example
 * ```ts
 * import {norms} from 'transferbound';
 *
 * const table = {rows: 2, columns: 2, data: Float64Array.of(3, 4, 0, 0)};
 * norms.frobeniusNorm(table); // => {lo: 5, hi: 5}
 * ```
 */
export function frobeniusNorm(table: Table): Interval {
  const m = ends(table);
  return vectorNorm(line(m, 0, 1, m.lo.length));
}

/**
 * |P_j|_2 for every row j.
 * @example
 * ```ts
 * import {norms} from 'transferbound';
 *
 * const table = {rows: 2, columns: 2, data: Float64Array.of(3, 4, 0, 0)};
 * norms.rowNorms(table); // => [{lo: 5, hi: 5}, {lo: 0, hi: 0}]
 * ```
 */
export function rowNorms(table: Table): Interval[] {
  const m = ends(table);
  return Array.from({length: m.rows}, (_, j) => vectorNorm(line(m, j * m.columns, 1, m.columns)));
}

/**
 * The l2 norm of every column.
 * @example
 * ```ts
 * import {norms} from 'transferbound';
 *
 * const table = {rows: 2, columns: 2, data: Float64Array.of(3, 4, 0, 0)};
 * norms.columnNorms(table); // => [{lo: 3, hi: 3}, {lo: 4, hi: 4}]
 * ```
 */
export function columnNorms(table: Table): Interval[] {
  const m = ends(table);
  return Array.from({length: m.columns}, (_, i) => vectorNorm(line(m, i, m.columns, m.rows)));
}

/**
 * Sum over columns of their l2 norms, |P^T|_{2,1} of the literature.
 * @example
 * ```ts
 * import {norms} from 'transferbound';
 *
 * const table = {rows: 2, columns: 2, data: Float64Array.of(3, 4, 0, 0)};
 * norms.columnNormSum(table); // => {lo: 7, hi: 7}
 * ```
 */
export function columnNormSum(table: Table): Interval {
  return sum(columnNorms(table));
}

/**
 * The largest l2 norm of a row.
 * @example
 * ```ts
 * import {norms} from 'transferbound';
 *
 * const table = {rows: 2, columns: 2, data: Float64Array.of(3, 4, 0, 0)};
 * norms.maxRowNorm(table); // => {lo: 5, hi: 5}
 * ```
 */
export function maxRowNorm(table: Table): Interval {
  return rowNorms(table).reduce(max, ZERO);
}

/**
 * The number a lemma uses where it asks for a bound on a norm.
 *
 * @param strict false: the enclosure's upper end. true: a number above the norm by 2^-40 of it, still a bound. A lemma
 *   about all bounds has equality cases that an inexactly evaluated left side cannot decide for the norm itself;
 *   they are decided for this bound. 0 stays 0.
 */
export function normBound(norm: Interval, strict: boolean): Interval {
  return point(strict ? mulUp(norm.hi, 1 + 2 ** -40) : norm.hi);
}
