/**
 * Upper limits of a mean from m independent draws of values in a known interval, each with probability >= 1 - nu.
 *
 * With mean X, sample variance s2 (divisor m - 1) and b = top - bottom:
 *   hoeffding   X + b sqrt(ln(1/nu) / (2m))
 *   bernstein   X + sqrt(2 s2 ln(2/nu) / m) + 7 b ln(2/nu) / (3(m-1)), m >= 2
 *   betting     sup { mu : prod (1 + l_i (mu - X_i)) < 1/nu }, l_i predictable in [0, 1/(top - mu)]
 * Hypotheses: the draws are independent with one mean, and independent of what was measured on them (a held-out sample, not
 *   even used to stop or to select). The choice among the three must not depend on the values.
 * Convention: one-sided; natural logarithm. Every limit is rounded up and never exceeds the top.
 * Source: theory section 11; Hoeffding 1963; Maurer, Pontil 2009, theorem 4; Waudby-Smith, Ramdas 2024, theorem 3.
 */
import {log, sqrt} from '../arithmetic/elementary.ts';
import {
  add,
  div,
  type Interval,
  interval,
  mul,
  point,
  scale,
  square,
  sub,
  sum,
} from '../arithmetic/interval.ts';
import {inputError, openProbability} from '../errors.ts';
import {deviation} from '../rademacher/concentration.ts';
import {bettingLower} from './bettingMean.ts';

export type MeanLimit = 'hoeffding' | 'bernstein' | 'betting';

/** Values of a held-out sample in an interval that was fixed before the draws. */
export interface HeldOutValues {
  /** [m] */
  readonly values: ArrayLike<number>;
  /** Ends of an interval that holds every value, fixed before the draws. */
  readonly bottom: number;
  readonly top: number;
}

function checked(where: string, {values, bottom, top}: HeldOutValues, least: number): number {
  if (!(Number.isFinite(bottom) && Number.isFinite(top) && bottom <= top))
    throw inputError(where, 'bottom, top', 'finite numbers, bottom <= top', [bottom, top]);
  if (values.length < least) throw inputError(where, 'values', `at least ${least} values`, values.length);
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (!(x >= bottom && x <= top))
      throw inputError(where, `values[${i}]`, `a number in [${bottom}, ${top}]`, x);
  }
  return values.length;
}

/** The mean, enclosed. */
export function sampleMean(values: ArrayLike<number>): Interval {
  const total = sum(Array.from(values, point));
  return div(total, point(values.length));
}

const below = (limit: Interval, top: number): Interval =>
  interval(Math.min(limit.lo, top), Math.min(limit.hi, top));

/** What a sample of m values in [bottom, top] came to. */
export interface SampleMoments {
  readonly mean: Interval;
  /** Divisor m - 1. */
  readonly variance: Interval;
  readonly m: number;
  readonly bottom: number;
  readonly top: number;
}

/** Hoeffding's limit from the mean alone. */
export function hoeffdingOfMean(
  {mean, m, bottom, top}: Omit<SampleMoments, 'variance'>,
  nu: number,
): Interval {
  return below(add(mean, mul(sub(point(top), point(bottom)), deviation(nu, m))), top);
}

/** The empirical Bernstein limit from mean and variance. @throws where m < 2 or nu is no probability strictly between 0 and 1 */
export function bernsteinOfMoments({mean, variance, m, bottom, top}: SampleMoments, nu: number): Interval {
  openProbability('bernsteinOfMoments', 'nu', nu);
  if (m < 2) throw inputError('bernsteinOfMoments', 'm', 'at least 2 values', m);
  const {spread, slack} = bernsteinTerms({variance, m, range: sub(point(top), point(bottom))}, nu);
  return below(add(mean, add(spread, slack)), top);
}

/** What empirical Bernstein adds to the mean of m >= 2 values of an interval of length `range`, by its two terms. */
export function bernsteinTerms(
  {variance, m, range}: Pick<SampleMoments, 'variance' | 'm'> & {readonly range: Interval},
  nu: number,
): {readonly spread: Interval; readonly slack: Interval} {
  const logarithm = sub(log(point(2)), log(point(nu)));
  return {
    spread: sqrt(div(scale(2, mul(variance, logarithm)), point(m))),
    slack: div(mul(scale(7, range), logarithm), point(3 * (m - 1))),
  };
}

/** The sample variance, divisor m - 1, enclosed; m >= 2. */
export function sampleVariance(values: ArrayLike<number>, mean: Interval): Interval {
  const squares = sum(Array.from(values, (x) => square(sub(point(x), mean))));
  return div(squares, point(values.length - 1));
}

/**
 * Hoeffding's upper limit of a mean, enclosed; at most the top.
 * @throws where a value leaves [bottom, top] or nu is no probability strictly between 0 and 1
 * @example
 * ```ts
 * import {certificates} from 'transferbound';
 *
 * const values = [0, 0, 0, 1];
 * certificates.hoeffdingUpper({values, bottom: 0, top: 1}, 0.5); // ~ {lo: 0.544352, hi: 0.544352}
 * ```
 */
export function hoeffdingUpper(sample: HeldOutValues, nu: number): Interval {
  const m = checked('hoeffdingUpper', sample, 1);
  return hoeffdingOfMean({...sample, mean: sampleMean(sample.values), m}, nu);
}

/**
 * The empirical Bernstein upper limit of a mean, enclosed; at most the top.
 * @throws as hoeffdingUpper, and where there is only one value
 * @example
 * ```ts
 * import {certificates} from 'transferbound';
 *
 * const values = Array.from({length: 1000}, (_, i) => (i % 100 === 0 ? 1 : 0));
 * certificates.bernsteinUpper({values, bottom: 0, top: 1}, 0.05); // ~ {lo: 0.0271719, hi: 0.0271719}
 * ```
 */
export function bernsteinUpper(sample: HeldOutValues, nu: number): Interval {
  const m = checked('bernsteinUpper', sample, 2);
  const mean = sampleMean(sample.values);
  return bernsteinOfMoments({...sample, mean, variance: sampleVariance(sample.values, mean), m}, nu);
}

/**
 * An upper limit of a mean by betting: sharp where values vary little.
 * @throws as hoeffdingUpper
 * @returns a point: the limit's upper end, after at most 60 halvings of [bottom, top]
 * @example
 * ```ts
 * import {certificates} from 'transferbound';
 *
 * const values = Array.from({length: 1000}, (_, i) => (i % 100 === 0 ? 1 : 0));
 * certificates.bettingUpper({values, bottom: 0, top: 1}, 0.05).hi < 0.03; // => true
 * ```
 */
export function bettingUpper({values, bottom, top}: HeldOutValues, nu: number): Interval {
  openProbability('bettingUpper', 'nu', nu);
  checked('bettingUpper', {values, bottom, top}, 1);
  const b = top - bottom;
  if (b === 0) return point(top);
  // Y = (top - X) / b in [0, 1], rounded down, so that the lower limit of its mean is an upper limit of X's.
  const y = Array.from(values, (x) => Math.max(0, Math.min(1, ((top - x) / b) * (1 - 2 ** -50))));
  const limit = sub(point(top), mul(sub(point(top), point(bottom)), point(bettingLower(y, nu))));
  return point(Math.min(top, limit.hi));
}

/** The named limit. */
export function meanUpperLimit(kind: MeanLimit, sample: HeldOutValues, nu: number): Interval {
  if (kind === 'hoeffding') return hoeffdingUpper(sample, nu);
  return kind === 'bernstein' ? bernsteinUpper(sample, nu) : bettingUpper(sample, nu);
}
