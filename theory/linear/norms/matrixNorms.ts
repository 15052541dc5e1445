/**
 * Norms of a table P by its entries, each an enclosure. Conventions: a layer maps a row x to x P, so the matrix A of the
 * literature, with A x, is P transposed.
 *
 *   frobeniusNorm   |P|_F = |A|_F
 *   columnNormSum   sum over columns of P of their l2 norms = |A^T|_{2,1} (Bartlett, Foster, Telgarsky 2017, section 1)
 *   maxRowNorm      max over rows of P of their l2 norms: the norm in which theory section 6 measures tokens
 */
import {type Interval, max, sum, ZERO} from '../../arithmetic/interval.ts';
import {ends, type IntervalMatrix} from '../intervalMatrix.ts';
import type {Matrix} from '../matrix.ts';
import {vectorNorm} from './vectorNorm.ts';

type Table = Matrix | IntervalMatrix;

function line({lo, hi}: IntervalMatrix, from: number, step: number, count: number): Interval[] {
  return Array.from({length: count}, (_, i) => ({lo: lo[from + i * step]!, hi: hi[from + i * step]!}));
}

export function frobeniusNorm(table: Table): Interval {
  const m = ends(table);
  return vectorNorm(line(m, 0, 1, m.lo.length));
}

/** |P_j|_2 for every row j. */
export function rowNorms(table: Table): Interval[] {
  const m = ends(table);
  return Array.from({length: m.rows}, (_, j) => vectorNorm(line(m, j * m.columns, 1, m.columns)));
}

export function columnNorms(table: Table): Interval[] {
  const m = ends(table);
  return Array.from({length: m.columns}, (_, i) => vectorNorm(line(m, i, m.columns, m.rows)));
}

export function columnNormSum(table: Table): Interval {
  return sum(columnNorms(table));
}

export function maxRowNorm(table: Table): Interval {
  return rowNorms(table).reduce(max, ZERO);
}
