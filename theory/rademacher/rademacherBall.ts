/**
 * Empirical Rademacher complexity of linear heads |theta|_2 <= R on a representation h, sample x_1..x_n:
 *
 *   Rhat_S(F_R.h) = E_sigma sup_theta (1/n) sum_i sigma_i <theta, h(x_i)> = (R/n) E_sigma |sum_i sigma_i h(x_i)|_2.
 *
 * No absolute value inside the supremum; the ball is symmetric, so here both conventions agree.
 * Arguments: sample, one row h(x_i) a point (exact or enclosed), n <= 24; or a table of rows at the atoms with the
 * counts of a sample; R -> radius > 0. Exact by enumeration up to the square roots, which are enclosed (in one
 * dimension there are none, and the result is a point on small dyadic values with n a power of two).
 * Source: theory, section 3; Mohri, Rostamizadeh, Talwalkar 2018, theorem 5.10 (upper bound).
 */

import {div, type Interval, point, scale} from '../arithmetic/interval.ts';
import {LongSum} from '../arithmetic/longSum.ts';
import {positive} from '../errors.ts';
import {enumerateSigns} from '../laws/enumerateSigned.ts';
import {graySigns} from '../laws/grayCode.ts';
import {meanOverSigns} from '../laws/meanOverSigns.ts';
import {ends, type IntervalMatrix} from '../linear/intervalMatrix.ts';
import {norm} from '../linear/intervalVector.ts';
import type {Matrix} from '../linear/matrix.ts';
import {drawsOf} from './rademacherCounts.ts';

/** Rhat_S from the vectors h(x_1), ..., h(x_n). */
export function rademacherBall(sample: Matrix | IntervalMatrix, radius: number): Interval {
  positive('rademacherBall', 'radius', radius);
  const table = ends(sample);
  const total = new LongSum();
  graySigns('rademacherBall', table, (lo, hi) => {
    const value = norm(lo, hi, 0, table.columns);
    total.add(value.lo, value.hi);
  });
  return div(scale(radius, total.value()), point(table.rows * 2 ** (table.rows - 1)));
}

/** Rhat_S from the vectors at the atoms and the sample's counts of them. */
export function rademacherBallByCounts(
  counts: ArrayLike<number>,
  table: Matrix | IntervalMatrix,
  radius: number,
): Interval {
  positive('rademacherBallByCounts', 'radius', radius);
  const n = drawsOf('rademacherBallByCounts', counts);
  const mean = meanOverSigns(norm, table.columns, (visit) => enumerateSigns(counts, table, visit, true));
  return div(scale(radius, mean), point(n));
}
