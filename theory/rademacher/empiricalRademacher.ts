/**
 * Empirical Rademacher complexity on a sample x_1..x_n, of linear heads |theta|_2 <= R on a representation h and of a
 * finite class A of functions,
 *
 *   Rhat_S(F_R.h) = E_sigma sup_theta (1/n) sum_i sigma_i <theta, h(x_i)> = (R/n) E_sigma |sum_i sigma_i h(x_i)|_2,
 *   Rhat_S(A) = E_sigma max_{a in A} (1/n) sum_i sigma_i a(x_i) = E_sigma (max_a - min_a) / 2n,
 *
 * WITHOUT absolute value inside the supremum. For the ball, which is symmetric, both conventions agree. That of a finite
 * class is nonnegative, does not change when one function is added to every a, and is 0 for a single function. The variant
 * with absolute value is the complexity of A together with -A: the single function 1 at n = 4 has 0.375 there and 0 here.
 * Arguments: sample, a row h(x_i) (or a column per function) for each point, exact or enclosed, n <= 24; or the rows at the
 * atoms with the counts of a sample; R -> radius > 0. Both are even in the signs, so half of the sign vectors are
 * enumerated. Exact up to the square roots, which are enclosed: in one dimension, and for a finite class, the result is a
 * point on small dyadic values with n a power of two.
 * Source: theory, sections 0 and 3; Bartlett, Mendelson 2002 (with absolute value, factor 2/n); Mohri, Rostamizadeh,
 * Talwalkar 2018, definition 3.1 (this convention) and theorem 5.10 (upper bound of the ball's).
 */

import {div, type Interval, point, scale} from '../arithmetic/interval.ts';
import {inputError, positive} from '../errors.ts';
import {enumerateSigns, meanOverSigns} from '../laws/enumerateSigned.ts';
import {sumOverSigns} from '../laws/grayCode.ts';
import {ends, type IntervalMatrix} from '../linear/intervalMatrix.ts';
import {norm, spread} from '../linear/intervalVector.ts';
import type {Matrix} from '../linear/matrix.ts';
import {joinedRows} from './joinedRows.ts';

/** n = sum of the counts, all nonnegative integers, at least 1. */
export function drawsOf(where: string, counts: ArrayLike<number>): number {
  let n = 0;
  for (let a = 0; a < counts.length; a++) {
    const count = counts[a]!;
    if (!(Number.isInteger(count) && count >= 0)) {
      throw inputError(where, `counts[${a}]`, 'a nonnegative integer', count);
    }
    n += count;
  }
  if (n === 0) throw inputError(where, 'counts', 'at least one draw', counts);
  return n;
}

/** Rhat_S of linear heads from the vectors h(x_1), ..., h(x_n). */
export function rademacherBall(sample: Matrix | IntervalMatrix, radius: number): Interval {
  positive('rademacherBall', 'radius', radius);
  const {rows: n, columns} = sample;
  const total = sumOverSigns('rademacherBall', ends(sample), (lo, hi) => norm(lo, hi, 0, columns));
  return div(scale(radius, total), point(n * 2 ** (n - 1)));
}

/** Rhat_S of linear heads from the vectors at the atoms and the sample's counts of them. */
export function rademacherBallByCounts(
  counts: ArrayLike<number>,
  table: Matrix | IntervalMatrix,
  radius: number,
): Interval {
  positive('rademacherBallByCounts', 'radius', radius);
  const n = drawsOf('rademacherBallByCounts', counts);
  const joined = joinedRows(counts, ends(table));
  const mean = meanOverSigns(norm, table.columns, (visit) => enumerateSigns(joined, table, visit, true));
  return div(scale(radius, mean), point(n));
}

/** Rhat_S of a finite class, from the n x F values on the sample. */
export function rademacherFinite(sample: Matrix | IntervalMatrix): Interval {
  const {rows: n, columns} = sample;
  const total = sumOverSigns('rademacherFinite', ends(sample), (lo, hi) => spread(lo, hi, 0, columns));
  return div(total, point(2 * n * 2 ** (n - 1)));
}

/** Rhat_S of a finite class, from the A x F values at the atoms and the sample's counts of them. */
export function rademacherFiniteByCounts(
  counts: ArrayLike<number>,
  values: Matrix | IntervalMatrix,
): Interval {
  const n = drawsOf('rademacherFiniteByCounts', counts);
  const joined = joinedRows(counts, ends(values));
  const mean = meanOverSigns(spread, values.columns, (visit) => enumerateSigns(joined, values, visit, true));
  return div(mean, point(2 * n));
}
