/**
 * Kullback-Leibler divergence between the downstream law T and the pretraining law U, in nats,
 *
 *   KL(T | U) = sum_a T(a) ln(T(a) / U(a))  in [0, Infinity],
 *
 * of the inputs, of the joint law of (x, y), or of a pushforward. Infinite exactly where T has mass and U has none.
 * Arguments: a pool; its integer masses make every ratio one rounded division, so that equal masses contribute exactly 0.
 * Source: Cover and Thomas, Elements of Information Theory, 2.3; data processing and Pinsker (TV <= sqrt(KL/2)) ibid. 2.8, 11.6.
 */
import {log} from '../arithmetic/elementary.ts';
import {div, type Interval, point, positivePart, scale, sum, ZERO} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import type {Matrix} from '../linear/matrix.ts';
import type {JointLaw, Pool} from './pool.ts';
import {checkLawOf, type Groups, groupMasses, groupRows, type LawOf, singletons} from './totalVariation.ts';

/** Which law the mean is over: 'T' for KL(T | U), 'U' for KL(U | T). */
export type MeanUnder = 'T' | 'U';

function divergence(where: string, pool: Pool, of: LawOf, under: MeanUnder, groups: Groups): Interval {
  checkLawOf(where, of);
  if (under !== 'T' && under !== 'U') throw inputError(where, 'under', "'T' or 'U'", under);
  const masses = (law: JointLaw) => groupMasses(law, of, groups);
  const [p, q] = under === 'T' ? [masses(pool.T), masses(pool.U)] : [masses(pool.U), masses(pool.T)];
  const terms: Interval[] = [];
  for (const [a, mass] of p.entries()) {
    const other = q[a]!;
    if (mass === 0 || mass === other) continue;
    if (other === 0) return point(Number.POSITIVE_INFINITY);
    terms.push(scale(mass, log(div(point(mass), point(other)))));
  }
  return terms.length === 0 ? ZERO : positivePart(div(sum(terms), point(pool.total)));
}

/**
 * KL(T | U) in nats, of the laws of (x, y) ('joint', the default) or of x ('inputs'), each pool point counted as its own x.
 * @param under 'U' for KL(U | T)
 * @returns an enclosure in [0, Infinity]: exactly 0 under equal laws, both ends Infinity where the first law has mass and
 * the other none
 * @throws InputError for another `of` or `under`
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * quantities.klDivergence(c.pool); // ~ {lo: 0.693147, hi: 0.693147}
 * quantities.klDivergence(c.pool, 'inputs'); // => {lo: 0, hi: 0}
 * quantities.klDivergence(c.pool, 'joint', 'U'); // => {lo: Infinity, hi: Infinity}
 * ```
 */
export function klDivergence(pool: Pool, of: LawOf = 'joint', under: MeanUnder = 'T'): Interval {
  return divergence('klDivergence', pool, of, under, singletons(pool.size));
}

/**
 * KL of the laws of (h(x), y) or of h(x), h a table: points with exactly equal rows are one value. Never above that of the pool.
 * @param table h, M x d
 * @throws InputError for a table with another number of rows, another `of` or `under`
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * const constant = worlds.matrix([[1], [1]]);
 * quantities.pushforwardKlDivergence(c.pool, constant); // => {lo: 0, hi: 0}
 * ```
 */
export function pushforwardKlDivergence(
  pool: Pool,
  table: Matrix,
  of: LawOf = 'joint',
  under: MeanUnder = 'T',
): Interval {
  const where = 'pushforwardKlDivergence';
  if (table.rows !== pool.size)
    throw inputError(where, 'table', `${pool.size} rows, one per pool point`, table.rows);
  return divergence(where, pool, of, under, groupRows(table));
}
