/**
 * Empirical Rademacher complexity of a finite class A of functions on a sample x_1..x_n,
 *
 *   Rhat_S(A) = E_sigma max_{a in A} (1/n) sum_i sigma_i a(x_i),
 *
 * WITHOUT absolute value inside the maximum. It is nonnegative, does not change when one function is added to every
 * a, and is 0 for a single function. The variant with absolute value is the complexity of A together with
 * -A: the single function 1 at n = 4 has 0.375 there and 0 here.
 * By symmetry of the signs it equals E (max_a - min_a) / 2n, which needs half of the sign vectors.
 * Arguments: sample, one row a point and one column a function (exact or enclosed values), n <= 24; or the values at
 * the atoms with the counts of a sample. Exact by enumeration: a point on small dyadic values with n a power of two.
 * Source: theory, section 0; Bartlett, Mendelson 2002 (with absolute value, factor 2/n); Mohri, Rostamizadeh,
 * Talwalkar 2018, definition 3.1 (this convention).
 */

import {div, type Interval, point} from '../arithmetic/interval.ts';
import {LongSum} from '../arithmetic/longSum.ts';
import {enumerateSigns} from '../laws/enumerateSigned.ts';
import {graySigns} from '../laws/grayCode.ts';
import {meanOverSigns} from '../laws/meanOverSigns.ts';
import {ends, type IntervalMatrix} from '../linear/intervalMatrix.ts';
import {spread} from '../linear/intervalVector.ts';
import type {Matrix} from '../linear/matrix.ts';
import {drawsOf} from './rademacherCounts.ts';

/** Rhat_S without absolute value, from the n x F values on the sample. */
export function rademacherFinite(sample: Matrix | IntervalMatrix): Interval {
  const table = ends(sample);
  const total = new LongSum();
  graySigns('rademacherFinite', table, (lo, hi) => {
    const value = spread(lo, hi, 0, table.columns);
    total.add(value.lo, value.hi);
  });
  return div(total.value(), point(2 * table.rows * 2 ** (table.rows - 1)));
}

/** Rhat_S without absolute value, from the A x F values at the atoms and the sample's counts of them. */
export function rademacherFiniteByCounts(
  counts: ArrayLike<number>,
  values: Matrix | IntervalMatrix,
): Interval {
  const n = drawsOf('rademacherFiniteByCounts', counts);
  const mean = meanOverSigns(spread, values.columns, (visit) => enumerateSigns(counts, values, visit, true));
  return div(mean, point(2 * n));
}
