/**
 * E_sigma ( c |sum_i sigma_i v_i|^2 / sum_i |v_i|^2 )^{1/2} of a sample: the complexity of linear heads in units of its
 * Jensen bound. Both sides of the sandwich of theory section 3 are statements about it (<= 1 at c = 1, >= 1 at c = 2),
 * and their equality cases - orthogonal vectors, two equal ones - have square roots of exact ones and fours, where
 * norms apart would be irrational.
 */

import {sqrt} from '../arithmetic/elementary.ts';
import {div, type Interval, point, scale, sum} from '../arithmetic/interval.ts';
import {LongSum} from '../arithmetic/longSum.ts';
import {graySigns} from '../laws/grayCode.ts';
import {ends} from '../linear/intervalMatrix.ts';
import {squaredNorm} from '../linear/intervalVector.ts';
import type {Matrix} from '../linear/matrix.ts';

/** sum_i |v_i|^2. */
export function totalSquare(sample: Matrix): Interval {
  const {data, rows, columns} = sample;
  return sum(Array.from({length: rows}, (_, i) => squaredNorm(data, data, i * columns, columns)));
}

/** @param c nonnegative; the sample is not all zero */
export function normalisedNorm(sample: Matrix, c: number): Interval {
  const square = totalSquare(sample);
  const total = new LongSum();
  graySigns('normalisedNorm', ends(sample), (lo, hi) => {
    const value = sqrt(div(scale(c, squaredNorm(lo, hi, 0, sample.columns)), square));
    total.add(value.lo, value.hi);
  });
  return div(total.value(), point(2 ** (sample.rows - 1)));
}
