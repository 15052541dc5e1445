/**
 * E_sigma ( c |sum_i sigma_i v_i|^2 / sum_i |v_i|^2 )^{1/2} of a sample: the complexity of linear heads in units of its
 * Jensen bound. Both sides of the sandwich of theory section 3 are statements about it (<= 1 at c = 1, >= 1 at c = 2),
 * and their equality cases - orthogonal vectors, two equal ones - have square roots of exact ones and fours, where
 * norms apart would be irrational.
 */

import {sqrt} from '../arithmetic/elementary.ts';
import {div, type Interval, point, scale, sum} from '../arithmetic/interval.ts';
import type {Case} from '../case/case.ts';
import {inputError} from '../errors.ts';
import {sumOverSigns} from '../laws/grayCode.ts';
import {pointMass} from '../laws/pool.ts';
import {ends} from '../linear/intervalMatrix.ts';
import {squaredNorm} from '../linear/intervalVector.ts';
import {type Matrix, rowsAt} from '../linear/matrix.ts';

/** sum_i |v_i|^2. */
export function totalSquare(sample: Matrix): Interval {
  const {data, rows, columns} = sample;
  return sum(Array.from({length: rows}, (_, i) => squaredNorm(data, data, i * columns, columns)));
}

/** @param c nonnegative; the sample is not all zero */
export function normalisedNorm(sample: Matrix, c: number): Interval {
  const square = totalSquare(sample);
  const total = sumOverSigns('normalisedNorm', ends(sample), (lo, hi) =>
    sqrt(div(scale(c, squaredNorm(lo, hi, 0, sample.columns)), square)),
  );
  return div(total, point(2 ** (sample.rows - 1)));
}

/** Signs over a sample of this size are still enumerated in milliseconds. */
const SAMPLE_SIZE = 12;

/**
 * A fixed small sample of a case, for lemmas about one sample: its first pool points that T gives mass.
 * Rows h(x_j) of the first points with mass under T, each once, at most SAMPLE_SIZE of them.
 */
export function poolSample(c: Case): Matrix {
  const points: number[] = [];
  for (let j = 0; j < c.pool.size && points.length < SAMPLE_SIZE; j++) {
    if (pointMass(c.pool.T, j) > 0) points.push(j);
  }
  if (points.length === 0) throw inputError('poolSample', 'pool', 'a point with mass under T', 'none');
  return rowsAt(c.representation, points);
}
