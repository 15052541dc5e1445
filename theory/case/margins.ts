/**
 * Margins m = y <theta, h(x)> of a head, the numbers that every loss here is a function of (phi(s, y) = phi(y s)), and how much
 * of a law has a small one: P(m <= gamma), at gamma = 0 the risk of the 0-1 loss, where a score of 0 is an error.
 * Source: Mohri, Rostamizadeh, Talwalkar 2018, definitions 5.1 and 5.5; theory section 11 for scores of 0.
 */
import {div, dot, type Interval, min, neg, point} from '../arithmetic/interval.ts';
import {finite, inputError} from '../errors.ts';
import {type Ends, jointAtoms} from '../heads/risk.ts';
import {type Matrix, row} from '../linear/matrix.ts';
import {vectorNorm} from '../linear/norms/matrixNorms.ts';
import {type Case, memoised} from './case.ts';
import type {Side} from './quantities.ts';

/**
 * y <theta, h_j> of all atoms: first (x_j, +1) for every j, then (x_j, -1); ends `lo` and `hi` of length 2M.
 * @param table h, M x d
 * @param theta of length d
 * @throws InputError for a head of another length
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * quantities.margins(c, c.representation, Float64Array.of(2)).lo; // => [2, 0, -2, 0]
 * ```
 */
export function margins(c: Case, table: Matrix, theta: Float64Array): Ends {
  if (theta.length !== table.columns)
    throw inputError('margins', 'theta', `${table.columns} entries, one per table column`, theta.length);
  return memoised(c, ['margins', table, theta], () => {
    const M = table.rows;
    const [lo, hi] = [new Float64Array(2 * M), new Float64Array(2 * M)];
    for (let j = 0; j < M; j++) {
      const score = dot(theta, row(table, j));
      for (const [a, m] of [
        [j, score],
        [M + j, neg(score)],
      ] as const) {
        lo[a] = m.lo;
        hi[a] = m.hi;
      }
    }
    return {lo, hi};
  });
}

/** Masses of the atoms, of a law on as many points as the table has rows. */
function atomsOf(where: string, {pool}: Case, side: Side, table: Matrix): Float64Array {
  if (side !== 'U' && side !== 'T') throw inputError(where, 'side', "'U' or 'T'", side);
  if (table.rows !== pool.size)
    throw inputError(where, 'table', `${pool.size} rows, one per pool point`, table.rows);
  return jointAtoms(pool[side]);
}

/**
 * P(y <theta, h(x)> <= gamma) under U or T, in [0, 1]. At gamma = 0 the risk of the 0-1 loss.
 * @param table h, M x d
 * @param theta of length d
 * @param gamma in the unit of the scores
 * @returns exact where no margin is gamma but for rounding
 * @throws InputError for another side, a table or a head of another size, a gamma that is no finite number
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * const head = Float64Array.of(1);
 * quantities.marginRisk(c, 'T', c.representation, head); // => {lo: 0.5, hi: 0.5}
 * quantities.marginRisk(c, 'T', c.representation, head, 1); // => {lo: 1, hi: 1}
 * ```
 */
export function marginRisk(c: Case, side: Side, table: Matrix, theta: Float64Array, gamma = 0): Interval {
  finite('marginRisk', 'gamma', gamma);
  const masses = atomsOf('marginRisk', c, side, table);
  const {lo, hi} = margins(c, table, theta);
  const ends = {lo: 0, hi: 0};
  for (const [a, mass] of masses.entries()) {
    if (hi[a]! <= gamma) ends.lo += mass;
    if (lo[a]! <= gamma) ends.hi += mass;
  }
  return div(ends, point(c.pool.total));
}

/**
 * The geometric margin of a head: the least y <theta, h(x)> / |theta|_2 over what has mass under U or T, negative where the head
 * is wrong somewhere.
 * @param table h, M x d
 * @param theta of length d, not 0
 * @throws InputError for another side, a table or a head of another size, the head 0
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * quantities.geometricMargin(c, 'T', c.reference, Float64Array.of(2)); // => {lo: 1, hi: 1}
 * quantities.geometricMargin(c, 'U', c.reference, Float64Array.of(2)); // => {lo: -1, hi: -1}
 * ```
 */
export function geometricMargin(c: Case, side: Side, table: Matrix, theta: Float64Array): Interval {
  const masses = atomsOf('geometricMargin', c, side, table);
  const {lo, hi} = margins(c, table, theta);
  if (theta.every((x) => x === 0))
    throw inputError('geometricMargin', 'theta', 'a head other than 0', Array.from(theta));
  let least: Interval = point(Number.POSITIVE_INFINITY);
  for (const [a, mass] of masses.entries()) if (mass > 0) least = min(least, {lo: lo[a]!, hi: hi[a]!});
  return div(least, vectorNorm(Array.from(theta, point)));
}
