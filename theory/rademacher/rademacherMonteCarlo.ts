/**
 * Empirical Rademacher complexity from J seeded sign vectors, with a certified two-sided interval that contains
 * Rhat_S with probability >= 1 - delta over the signs.
 *
 * The mean over J draws is a function of n J independent signs; changing sign (i, j) moves it by at most c_i / J,
 *   ball    c_i = 2 R |h(x_i)| / n,
 *   finite  c_i = (max_a a(x_i) - min_a a(x_i)) / n: the middle of the values at x_i is first taken off every a,
 *           which changes neither Rhat_S nor its convention (without absolute value) and leaves 2 max|a| = max - min.
 * McDiarmid: |mean - Rhat_S| < sqrt(ln(2/delta) sum_i c_i^2 / (2J)) with probability > 1 - delta.
 * The result is cut with what is certain: for the ball the sandwich of rademacherSandwich.ts, for a finite class
 * 0 <= Rhat_S <= max_a |a|_2 sqrt(2 ln|A|) / n (Massart's lemma) and <= sum_i c_i / 2. Where the two do not meet
 * (the draw was one of the delta) the certain one is returned, so that the interval is never empty.
 * Arguments: sample, one row a point, any n; draws -> J; delta in (0, 1); signs -> a generator, an explicit stream.
 * Source: theory, sections 2 and 3; McDiarmid 1989; Bartlett, Mendelson 2002, theorem 11.
 */

import {log, sqrt} from '../arithmetic/elementary.ts';
import {
  addDown,
  addUp,
  div,
  type Interval,
  mul,
  mulUp,
  point,
  scale,
  square,
  sum,
} from '../arithmetic/interval.ts';
import {LongSum} from '../arithmetic/longSum.ts';
import {openProbability, positive, positiveInteger} from '../errors.ts';
import type {Generator} from '../laws/generator.ts';
import {norm, spread, squaredNorm} from '../linear/extent.ts';
import {ends, type IntervalMatrix} from '../linear/intervalMatrix.ts';
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

/** Mean over the draws of `of` the signed sums. */
function drawnMean(table: IntervalMatrix, options: MonteCarloOptions, of: typeof norm): Interval {
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
    const value = of(lo, hi, 0, k);
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

function check(where: string, {draws, delta}: MonteCarloOptions): void {
  positiveInteger(where, 'draws', draws, 2 ** 31);
  openProbability(where, 'delta', delta);
}

/** Rhat_S of linear heads |theta|_2 <= radius, from the vectors h(x_1), ..., h(x_n). */
export function rademacherBallMonteCarlo(
  sample: Matrix | IntervalMatrix,
  radius: number,
  options: MonteCarloOptions,
): MonteCarloRademacher {
  check('rademacherBallMonteCarlo', options);
  positive('rademacherBallMonteCarlo', 'radius', radius);
  const table = ends(sample);
  const perPoint = div(point(radius), point(table.rows));
  const mean = mul(perPoint, drawnMean(table, options, norm));
  const squares = scale(4, mul(square(perPoint), sumOfSquares(table)));
  const {lower, upper} = rademacherSandwich(sample, radius);
  const halfWidth = mcdiarmid(options.delta, div(squares, point(options.draws)));
  const interval = cut(mean, halfWidth, {lo: lower.lo, hi: upper.hi});
  return {interval, delta: options.delta, draws: options.draws};
}

/** Each row with the middle of its values taken off. */
function centred(table: IntervalMatrix): IntervalMatrix {
  const {rows, columns: k} = table;
  const lo = new Float64Array(rows * k);
  const hi = new Float64Array(rows * k);
  for (let i = 0; i < rows; i++) {
    const low = table.lo.subarray(i * k, (i + 1) * k);
    // Any one number would do: it is the same for every function and known exactly.
    const middle = low.reduce((a, b) => Math.max(a, b)) / 2 + low.reduce((a, b) => Math.min(a, b)) / 2;
    for (let c = i * k; c < (i + 1) * k; c++) {
      lo[c] = addDown(table.lo[c]!, -middle);
      hi[c] = addUp(table.hi[c]!, -middle);
    }
  }
  return {rows, columns: k, lo, hi};
}

/** Upper bounds that need no draw: Massart's lemma and half the sum of the c_i. */
function certainUpper(table: IntervalMatrix, spreads: readonly Interval[]): number {
  const {rows: n, columns: k} = table;
  let largest = 0;
  for (let c = 0; c < k; c++) {
    let size = 0;
    for (let i = 0; i < n; i++) size = addUp(size, squaredNorm(table.lo, table.hi, i * k + c, 1).hi);
    largest = Math.max(largest, size);
  }
  const massart = sqrt(scale(2 * largest, log(point(k)))).hi;
  return div(point(Math.min(massart, mulUp(0.5, sum(spreads).hi))), point(n)).hi;
}

/** Rhat_S of a finite class, without absolute value, from the n x F values on the sample. */
export function rademacherFiniteMonteCarlo(
  sample: Matrix | IntervalMatrix,
  options: MonteCarloOptions,
): MonteCarloRademacher {
  check('rademacherFiniteMonteCarlo', options);
  const table = centred(ends(sample));
  const {rows: n, columns: k} = table;
  const spreads = Array.from({length: n}, (_, i) => spread(table.lo, table.hi, i * k, k));
  const certain = {lo: 0, hi: certainUpper(table, spreads)};
  // (max - min) / 2 has the same mean as the maximum and the same bounded differences, and varies less.
  const mean = div(drawnMean(table, options, spread), point(2 * n));
  const squares = div(sum(spreads.map(square)), point(n));
  const halfWidth = mcdiarmid(options.delta, div(div(squares, point(n)), point(options.draws)));
  return {interval: cut(mean, halfWidth, certain), delta: options.delta, draws: options.draws};
}
