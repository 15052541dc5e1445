/**
 * Wasserstein-1 distance between the downstream law T and the pretraining law U, seen through a table h:
 *
 *   W1(T, U) = min over couplings of E d,   d(x, x') = |h(x) - h(x')|_2,
 *
 * or, with a label distance l > 0, of the laws of (h(x), y) with d + l [y != y']. What both laws share stays where it is, so
 * only T - U is moved. On a line (one column, no labels) W1 is the area between the distribution functions.
 * Source: Villani, Optimal Transport, 2009, chapter 6; Kantorovich-Rubinstein ibid. 5.16; the line: Vallender 1974.
 */
import {add, div, type Interval, point, scale, sub, sum, ZERO} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import {type Matrix, row} from '../linear/matrix.ts';
import {vectorNorm} from '../linear/norms/matrixNorms.ts';
import type {Pool} from './pool.ts';
import {groupMasses, groupRows} from './totalVariation.ts';
import {transportCost} from './transport.ts';

/** Most atoms from which, and as many to which, mass is moved in more than one dimension. */
const MOST_MOVED = 400;

/** What the ground metric counts besides the rows of the table. */
export interface WassersteinOptions {
  /** What a change of the label costs, > 0; left out: the laws of h(x) alone. */
  readonly labelDistance?: number;
}

function onLine(values: readonly number[], difference: Float64Array): Interval {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const areas: Interval[] = [];
  let moved = 0;
  for (const [k, g] of order.entries()) {
    moved += difference[g]!;
    const next = order[k + 1];
    if (next === undefined) break;
    areas.push(scale(Math.abs(moved), sub(point(values[next]!), point(values[g]!))));
  }
  return sum(areas);
}

/**
 * Encloses W1 of the laws of h(x), or of (h(x), y) with `labelDistance`; the ground metric is the Euclidean distance of the rows of
 * the table, in its unit.
 * @param table h, M x d, finite
 * @returns an enclosure of a number >= 0: exactly 0 under equal laws, and exact on one column of dyadic numbers with
 * a dyadic total
 * @throws InputError for a table with another number of rows, a label distance that is not a number > 0, or more than 400
 * atoms to move in more than one dimension
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const pool = worlds.pool({total: 4, U: {plus: [4, 0], minus: [0, 0]}, T: {plus: [1, 0], minus: [0, 3]}});
 * const h = worlds.matrix([[0], [2]]);
 * quantities.wasserstein(pool, h); // => {lo: 1.5, hi: 1.5}
 * quantities.wasserstein(pool, h, {labelDistance: 1}); // => {lo: 2.25, hi: 2.25}
 * ```
 */
export function wasserstein(pool: Pool, table: Matrix, {labelDistance}: WassersteinOptions = {}): Interval {
  const where = 'wasserstein';
  if (table.rows !== pool.size)
    throw inputError(where, 'table', `${pool.size} rows, one per pool point`, table.rows);
  if (labelDistance !== undefined && !(labelDistance > 0 && labelDistance < Number.POSITIVE_INFINITY))
    throw inputError(where, 'labelDistance', 'a number > 0', labelDistance);
  const groups = groupRows(table);
  const of = labelDistance === undefined ? 'inputs' : 'joint';
  const before = groupMasses(pool.U, of, groups);
  const difference = groupMasses(pool.T, of, groups).map((mass, a) => mass - before[a]!);
  const member = new Int32Array(groups.count);
  for (let j = pool.size - 1; j >= 0; j--) member[groups.of[j]!] = j;
  if (table.columns === 1 && of === 'inputs') {
    const values = Array.from(member, (j) => table.data[j]!);
    return div(onLine(values, difference), point(pool.total));
  }
  const atoms = Array.from(difference.keys());
  const from = atoms.filter((a) => difference[a]! < 0);
  const to = atoms.filter((a) => difference[a]! > 0);
  if (from.length === 0) return ZERO;
  if (Math.max(from.length, to.length) > MOST_MOVED)
    throw inputError(
      where,
      'table',
      `at most ${MOST_MOVED} atoms to move in more than one dimension`,
      Math.max(from.length, to.length),
    );
  const rowOf = (a: number) => row(table, member[a % groups.count]!);
  const between = (a: number, b: number): Interval => {
    const [x, z] = [rowOf(a), rowOf(b)];
    const far = vectorNorm(Array.from(x, (value, i) => sub(point(value), point(z[i]!))));
    const relabelled = a < groups.count !== b < groups.count;
    return relabelled ? add(far, point(labelDistance ?? 0)) : far;
  };
  const cost = transportCost({
    supply: from.map((a) => -difference[a]!),
    demand: to.map((a) => difference[a]!),
    distance: (i, j) => between(from[i]!, to[j]!),
  });
  return div(cost, point(pool.total));
}
