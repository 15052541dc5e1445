/**
 * Risks of a head f = <theta, .> on a representation given as a table:
 *
 *   L_P(f.h)  = sum_j [ plus_j phi(s_j, +1) + minus_j phi(s_j, -1) ] / total,   s_j = <theta, h(x_j)>,
 *
 * population risk where the weights are the law's integer masses, empirical risk where they are the counts of the
 * n draws and the denominator is n. Losses are nonnegative and enclosed once a head; the division comes last.
 * Arguments: h -> table (one row per point), theta -> head, phi -> loss.
 * Source: theory, section 0.
 */

import {div, dot, type Interval, point} from '../arithmetic/interval.ts';
import {inputError, positive} from '../errors.ts';
import type {JointLaw} from '../laws/pool.ts';
import {weightedSum} from '../linear/intervalVector.ts';
import {type Matrix, row} from '../linear/matrix.ts';
import {type LossName, lossAt} from './loss.ts';

/** Ends of an array of intervals. */
export interface Ends {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/**
 * Enclosures of phi(s_j, +1) and phi(s_j, -1). `lo` and `hi` hold the atoms (x_j, +1) first, then (x_j, -1), 2M in
 * all, the order of `jointAtoms`; `plus` and `minus` are views of the two halves.
 */
export interface LossTable extends Ends {
  readonly plus: Ends;
  readonly minus: Ends;
}

export function lossTable(table: Matrix, theta: ArrayLike<number>, loss: LossName): LossTable {
  if (theta.length !== table.columns) {
    throw inputError('lossTable', 'theta', `${table.columns} entries, one per table column`, theta.length);
  }
  for (let i = 0; i < theta.length; i++) {
    if (!Number.isFinite(theta[i])) throw inputError('lossTable', `theta[${i}]`, 'a finite number', theta[i]);
  }
  const M = table.rows;
  const lo = new Float64Array(2 * M);
  const hi = new Float64Array(2 * M);
  for (let j = 0; j < M; j++) {
    const score = dot(theta, row(table, j));
    const plus = lossAt(loss, score, 1);
    const minus = lossAt(loss, score, -1);
    lo[j] = plus.lo;
    hi[j] = plus.hi;
    lo[M + j] = minus.lo;
    hi[M + j] = minus.hi;
  }
  return {
    lo,
    hi,
    plus: {lo: lo.subarray(0, M), hi: hi.subarray(0, M)},
    minus: {lo: lo.subarray(M), hi: hi.subarray(M)},
  };
}

/** Masses (or counts) of the 2M atoms: (x_j, +1) for all j, then (x_j, -1). */
export function jointAtoms(law: {plus: ArrayLike<number>; minus: ArrayLike<number>}): Float64Array {
  const M = law.plus.length;
  const atoms = new Float64Array(2 * M);
  atoms.set(law.plus, 0);
  atoms.set(law.minus, M);
  return atoms;
}

/** sum_a weights_a values_a / total, weights exactly known and >= 0. */
export function weightedMean(weights: ArrayLike<number>, values: Ends, total: number): Interval {
  if (weights.length !== values.lo.length) {
    throw inputError('weightedMean', 'weights', `${values.lo.length} weights, one per value`, weights.length);
  }
  positive('weightedMean', 'total', total);
  return div(weightedSum(weights, values, 0, 1), point(total));
}

/** L_P from losses computed before: law with masses over total. */
export function riskOf(losses: LossTable, law: JointLaw, total: number): Interval {
  return weightedMean(jointAtoms(law), losses, total);
}

/** L_P(f.h) for a law with masses over total, as in `pool.T` and `pool.total`. */
export function risk(
  law: JointLaw,
  total: number,
  table: Matrix,
  theta: ArrayLike<number>,
  loss: LossName,
): Interval {
  if (law.plus.length !== table.rows) {
    throw inputError('risk', 'table', `${law.plus.length} rows, one per pool point`, table.rows);
  }
  return riskOf(lossTable(table, theta, loss), law, total);
}
