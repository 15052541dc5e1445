/**
 * Total variation between the downstream law T and the pretraining law U,
 *
 *   TV(T, U) = (1/2) sum |T - U|  in [0, 1],
 *
 * of the inputs x, of the joint law of (x, y), or of a pushforward, the law of (h(x), y). By the data processing
 * inequality TV(h#T, h#U) <= TV(T, U), for the joint laws as for the inputs.
 *
 * Convention: half the l1 distance (some texts use the whole of it, with values up to 2).
 * Arguments: a pool, whose integer masses make the sum an exact integer; the one division by 2 total at the end is
 * the only rounding, so the result is a point whenever the quotient is a double.
 * Source: theory, section 0; Levin, Peres, Wilmer, Markov Chains and Mixing Times, proposition 4.2.
 */

import {div, type Interval, point, ZERO} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import type {Matrix} from '../linear/matrix.ts';
import type {JointLaw, Pool} from './pool.ts';

/** Which law is meant: of x alone, or of the pair (x, y). */
export type LawOf = 'inputs' | 'joint';

export function checkLawOf(where: string, of: LawOf): void {
  if (of !== 'inputs' && of !== 'joint') throw inputError(where, 'of', "'inputs' or 'joint'", of);
}

/** Masses of the groups, in units of 1 / total: of (group, +1) for every group, then of (group, -1) where `of` is joint. */
export function groupMasses({plus, minus}: JointLaw, of: LawOf, groups: Groups): Float64Array {
  const {count} = groups;
  const masses = new Float64Array(of === 'joint' ? 2 * count : count);
  const offset = of === 'joint' ? count : 0;
  for (let j = 0; j < plus.length; j++) {
    const g = groups.of[j]!;
    masses[g]! += plus[j]!;
    masses[g + offset]! += minus[j]!;
  }
  return masses;
}

/** Absolute differences of the masses added: an exact integer, at most 2 total. */
function distance(pool: Pool, of: LawOf, groups: Groups): Interval {
  const before = groupMasses(pool.U, of, groups);
  let sum = 0;
  for (const [a, mass] of groupMasses(pool.T, of, groups).entries()) sum += Math.abs(mass - before[a]!);
  return sum === 0 ? ZERO : div(point(sum), point(2 * pool.total));
}

/**
 * TV of the laws of x ('inputs') or of (x, y) ('joint', the default), in [0, 1], each pool point counted as its own x.
 * @throws InputError for another `of`
 * @example
 * ```ts
 * import {totalVariation, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * totalVariation.totalVariation(c.pool); // => {lo: 0.5, hi: 0.5}
 * totalVariation.totalVariation(c.pool, 'inputs'); // => {lo: 0, hi: 0}
 * ```
 */
export function totalVariation(pool: Pool, of: LawOf = 'joint'): Interval {
  checkLawOf('totalVariation', of);
  return distance(pool, of, singletons(pool.size));
}

/**
 * TV of the laws of (h(x), y) or of h(x), h a table: points with exactly equal rows are one value.
 * @example
 * ```ts
 * import {totalVariation, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * totalVariation.pushforwardTotalVariation(c.pool, c.representation); // => {lo: 0.5, hi: 0.5}
 * ```
 */
export function pushforwardTotalVariation(pool: Pool, table: Matrix, of: LawOf = 'joint'): Interval {
  checkLawOf('pushforwardTotalVariation', of);
  if (table.rows !== pool.size)
    throw inputError(
      'pushforwardTotalVariation',
      'table',
      `${pool.size} rows, one per pool point`,
      table.rows,
    );
  return distance(pool, of, groupRows(table));
}

/**
 * Groups of pool points with exactly equal table rows: the level sets of h. Column by column the current group and
 * the value in that column make the new group; +0 and -0 are the same number.
 */
export interface Groups {
  /** of[j] is the group of point j, in {0, ..., count - 1}, numbered by first appearance. */
  readonly of: Int32Array;
  readonly count: number;
}

/** Every point a group of its own. */
export const singletons = (size: number): Groups => ({
  of: Int32Array.from({length: size}, (_, j) => j),
  count: size,
});

/** Groups of points with the same key; keys are any numbers compared by value. */
function groupKeys(keys: ArrayLike<number>): Groups {
  const ids = new Map<number, number>();
  const of = new Int32Array(keys.length);
  for (let j = 0; j < keys.length; j++) {
    const key = keys[j]!;
    let id = ids.get(key);
    if (id === undefined) {
      id = ids.size;
      ids.set(key, id);
    }
    of[j] = id;
  }
  return {of, count: ids.size};
}

/** Groups of points whose rows of the table are equal entry by entry. */
export function groupRows(table: Matrix): Groups {
  const {rows, columns, data} = table;
  const keys = new Float64Array(rows);
  let groups: Groups = {of: new Int32Array(rows), count: 1};
  for (let i = 0; i < columns && groups.count < rows; i++) {
    for (let j = 0; j < rows; j++) keys[j] = data[j * columns + i]!;
    const values = groupKeys(keys);
    for (let j = 0; j < rows; j++) keys[j] = groups.of[j]! * values.count + values.of[j]!;
    groups = groupKeys(keys);
  }
  // All rows distinct before the last column: further columns cannot split a group of one.
  return groups;
}
