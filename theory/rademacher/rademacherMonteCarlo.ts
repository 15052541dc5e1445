/**
 * Empirical Rademacher complexity of linear heads from J seeded sign vectors, with a certified two-sided interval that
 * contains Rhat_S with probability >= 1 - delta over the signs.
 *
 * The mean over J draws is a function of n J independent signs; changing sign (i, j) moves it by at most c_i / J with
 * c_i = 2 R |h(x_i)| / n. McDiarmid: |mean - Rhat_S| < sqrt(ln(2/delta) sum_i c_i^2 / (2J)) with probability > 1 - delta.
 * The result is cut with the sandwich of rademacherSandwich.ts, which is certain. Where the two do not meet (the draw
 * was one of the delta) the certain one is returned, so that the interval is never empty.
 * Source: theory, section 2; McDiarmid 1989; Bartlett, Mendelson 2002, theorem 11.
 */

import {addDown, addUp, div, type Interval, mul, point, scale, square} from '../arithmetic/interval.ts';
import {LongSum} from '../arithmetic/longSum.ts';
import {openProbability, positive, positiveInteger} from '../errors.ts';
import type {Generator} from '../laws/generator.ts';
import {ends, type IntervalMatrix} from '../linear/intervalMatrix.ts';
import {norm} from '../linear/intervalVector.ts';
import type {Matrix} from '../linear/matrix.ts';
import {mcdiarmid} from './concentration.ts';
import {rademacherSandwich, sumOfSquares} from './rademacherSandwich.ts';

export interface MonteCarloRademacher {
  /** Contains Rhat_S with probability at least 1 - delta. */
  readonly interval: Interval;
  readonly delta: number;
  readonly draws: number;
}

export interface MonteCarloOptions {
  readonly draws: number;
  readonly delta: number;
  readonly signs: Generator;
}

/** Mean over the draws of |sum_i sigma_i h(x_i)|. */
function drawnMean(table: IntervalMatrix, options: MonteCarloOptions): Interval {
  const {rows: n, columns: k} = table;
  const lo = new Float64Array(k);
  const hi = new Float64Array(k);
  const total = new LongSum();
  for (let draw = 0; draw < options.draws; draw++) {
    lo.fill(0);
    hi.fill(0);
    for (let i = 0, at = 0; i < n; i++) {
      const plus = options.signs.sign() === 1;
      for (let c = 0; c < k; c++, at++) {
        lo[c] = addDown(lo[c]!, plus ? table.lo[at]! : -table.hi[at]!);
        hi[c] = addUp(hi[c]!, plus ? table.hi[at]! : -table.lo[at]!);
      }
    }
    const value = norm(lo, hi, 0, k);
    total.add(value.lo, value.hi);
  }
  return div(total.value(), point(options.draws));
}

/** mean +- halfWidth cut with the certain enclosure; the certain one where they are disjoint. */
function cut(mean: Interval, halfWidth: Interval, certain: Interval): Interval {
  const lo = Math.max(certain.lo, addDown(mean.lo, -halfWidth.hi));
  const hi = Math.min(certain.hi, addUp(mean.hi, halfWidth.hi));
  return lo <= hi ? {lo, hi} : certain;
}

/**
 * Rhat_S of linear heads |theta|_2 <= radius.
 *
 * @param sample the vectors h(x_1), ..., h(x_n), one per row, any n
 * @param options J draws, delta in (0, 1), and the stream of the signs
 */
export function rademacherBallMonteCarlo(
  sample: Matrix | IntervalMatrix,
  radius: number,
  options: MonteCarloOptions,
): MonteCarloRademacher {
  const {draws, delta} = options;
  positiveInteger('rademacherBallMonteCarlo', 'draws', draws, 2 ** 31);
  openProbability('rademacherBallMonteCarlo', 'delta', delta);
  positive('rademacherBallMonteCarlo', 'radius', radius);
  const table = ends(sample);
  const perPoint = div(point(radius), point(table.rows));
  const mean = mul(perPoint, drawnMean(table, options));
  const squares = scale(4, mul(square(perPoint), sumOfSquares(table)));
  const {lower, upper} = rademacherSandwich(sample, radius);
  const halfWidth = mcdiarmid(delta, div(squares, point(draws)));
  const interval = cut(mean, halfWidth, {lo: lower.lo, hi: upper.hi});
  return {interval, delta, draws};
}
