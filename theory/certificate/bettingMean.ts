/**
 * Anytime limits for a constant mean of values in [0,1] that adapt to the variance, by betting against "the mean is m".
 *
 * Statement: with lam_t = sqrt(2 ln(1/alpha) / (s2_{t-1} t ln(1+t))), mu_t = (1/2 + sum_{i<=t} x_i)/(t+1) and
 *   s2_t = (1/4 + sum_{i<=t} (x_i - mu_i)^2)/(t+1), which use the past only, K_t(m) = prod (1 + min(lam_i, 1/(2m))(x_i - m))
 *   is a nonnegative supermartingale where E[X_t | past] <= m, and it falls as m grows (each factor does), so
 *   {m : K_t(m) < 1/alpha} is a ray. The lower limit is the largest m whose capital has ever reached 1/alpha.
 * Hypotheses: the conditional mean is the same m at every t. With bets that adapt, the capital at the running
 *   *average* of differing means is no e-process: there use anytimeMeanInterval.
 * Symbols: x -> values. Ranges: 0 <= x <= 1, 0 < alpha < 1. No values: [0, 1].
 * Rounding: each factor is rounded a few times; the threshold is raised by more than their sum.
 * Source: Waudby-Smith, Ramdas 2024, theorem 3 with bets (26); one-sided, hence ln(1/alpha).
 */
import type {Interval} from '../arithmetic/interval.ts';
import {inputError, openProbability} from '../errors.ts';

/** The most that a factor may put at stake: bets stay below half of 1/m. */
const SHARE = 0.5;

/** lam_1 ... lam_n, before truncation. */
export function predictableMixtureBets(values: readonly number[], alpha: number): number[] {
  openProbability('predictableMixtureBets', 'alpha', alpha);
  const bets: number[] = [];
  let sum = 0.5;
  let squares = 0.25;
  values.forEach((x, i) => {
    if (!(x >= 0 && x <= 1)) throw inputError('predictableMixtureBets', 'values', 'numbers in [0, 1]', x);
    const t = i + 1;
    // s2_{t-1} t = squares.
    bets.push(Math.sqrt((2 * Math.log(1 / alpha)) / (squares * Math.log1p(t))));
    sum += x;
    squares += (x - sum / (t + 1)) ** 2;
  });
  return bets;
}

/** The lower limit at 1 - alpha, rounded down: after at most 60 halvings of [0, 1]. */
export function bettingLower(values: readonly number[], alpha: number): number {
  const bets = predictableMixtureBets(values, alpha);
  const threshold = -Math.log(alpha) + 2 ** -40 * (1 + values.length);
  const reaches = (m: number): boolean => {
    let log = 0;
    return values.some((x, i) => {
      log += Math.log1p(Math.min(bets[i]!, SHARE / m) * (x - m));
      return log >= threshold;
    });
  };
  let lo = 0;
  let hi = 1;
  for (let i = 0; i < 60 && hi - lo > 2 ** -50; i++) {
    const m = (lo + hi) / 2;
    if (reaches(m)) lo = m;
    else hi = m;
  }
  return lo;
}

/**
 * Both limits, alpha/2 each (a union bound in place of the source's maximum), at every number of values at once.
 * Values may be enclosures: their lower ends go into lo, their upper ends into hi. Should the ends cross (probability
 * <= alpha), they are given in order, which only widens the set.
 */
export function bettingMeanInterval(values: readonly Interval[], alpha: number): Interval {
  openProbability('bettingMeanInterval', 'alpha', alpha);
  const fromBelow = values.map(({lo}) => lo);
  const fromAbove = values.map(({hi}) => 1 - hi);
  const a = bettingLower(fromBelow, alpha / 2);
  const b = 1 - bettingLower(fromAbove, alpha / 2);
  return {lo: Math.min(a, b), hi: Math.max(a, b)};
}
