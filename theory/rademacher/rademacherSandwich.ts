/**
 * Both sides of the complexity of linear heads |theta|_2 <= R on a sample:
 *
 *   (R / (sqrt2 n)) sqrt(sum_i |h(x_i)|^2)  <=  Rhat_S(F_R.h)  <=  (R / n) sqrt(sum_i |h(x_i)|^2).
 *
 * Lower: Khintchine-Kahane with its best constant 1/sqrt2, attained by two equal vectors. Upper: Jensen, attained by
 * one vector and by orthogonal vectors. No absolute value is involved (the ball is symmetric).
 * Arguments: sample, one row per point, or a table of rows at the atoms with the counts of a sample; R -> radius > 0.
 * The constant stays under the root, sqrt(sum / 2), so that the lower side is exact where the root is.
 * Source: theory, section 3; Latala, Oleszkiewicz 1994 (constant); Mohri, Rostamizadeh, Talwalkar 2018, theorem 5.10.
 */

import {sqrt} from '../arithmetic/elementary.ts';
import {div, type Interval, point, positivePart, scale, sum} from '../arithmetic/interval.ts';
import {inputError, positive} from '../errors.ts';
import {ends, type IntervalMatrix} from '../linear/intervalMatrix.ts';
import {squaredNorm} from '../linear/intervalVector.ts';
import type {Matrix} from '../linear/matrix.ts';
import {drawsOf} from './empiricalRademacher.ts';

export interface RademacherSandwich {
  /** Encloses the Khintchine-Kahane lower bound. */
  readonly lower: Interval;
  /** Encloses the Jensen upper bound. */
  readonly upper: Interval;
}

/** Squared norms of rows: samples of a table share them. */
const squaresOf = new WeakMap<Float64Array, readonly Interval[]>();

/** sum_a counts_a |h_a|^2, each row counted once where no counts are given. */
export function sumOfSquares({rows, columns, lo, hi}: IntervalMatrix, counts?: ArrayLike<number>): Interval {
  const squares = () =>
    Array.from({length: rows}, (_, a) => positivePart(squaredNorm(lo, hi, a * columns, columns)));
  // A table that is exactly known keeps its numbers: nothing writes to it.
  const own = (lo === hi && squaresOf.get(lo)) || squares();
  if (lo === hi) squaresOf.set(lo, own);
  return sum(own.map((size, a) => scale(counts ? counts[a]! : 1, size)));
}

function between(squares: Interval, radius: number, n: number): RademacherSandwich {
  const side = (inside: Interval) => div(scale(radius, sqrt(inside)), point(n));
  return {lower: side(scale(0.5, squares)), upper: side(squares)};
}

/** From the vectors h(x_1), ..., h(x_n). */
export function rademacherSandwich(sample: Matrix | IntervalMatrix, radius: number): RademacherSandwich {
  positive('rademacherSandwich', 'radius', radius);
  return between(sumOfSquares(ends(sample)), radius, sample.rows);
}

/** From the vectors at the atoms and the sample's counts of them. */
export function rademacherSandwichByCounts(
  counts: ArrayLike<number>,
  table: Matrix | IntervalMatrix,
  radius: number,
): RademacherSandwich {
  positive('rademacherSandwichByCounts', 'radius', radius);
  const n = drawsOf('rademacherSandwichByCounts', counts);
  if (counts.length !== table.rows) {
    throw inputError(
      'rademacherSandwichByCounts',
      'counts',
      `${table.rows} counts, one per row`,
      counts.length,
    );
  }
  return between(sumOfSquares(ends(table), counts), radius, n);
}
