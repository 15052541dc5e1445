/**
 * Upper limit on the average violation rate, valid at every t at once, also when the rates differ.
 *
 * Statement: let p_k = E[V_k | past], V_k in [0,1], S_t = sum V_k and mbar_t = (1/t) sum_{k<=t} p_k. With a *fixed* law F
 *   on x = e^-l in [0,1),
 *     U_t = sup{ m : int x^S_t (1 - m(1-x))^-t dF(x) < 1/alpha }
 *   satisfies P(mbar_t <= U_t for every t >= 1) >= 1 - alpha.
 * Proof: prod x^V_k / (1 - p_k(1-x)) is a supermartingale (x^v <= 1 - v(1-x) on [0,1]), the integrand at mbar_t is no larger
 *   because log(1 - p(1-x)) is concave in p, and Ville. The integral grows with m. This is where a fixed F is
 *   needed: with bets that adapt, averaging the p_k fails and the truth can be excluded.
 * F: weight 0.8 on x = 0, which makes 0 violations in t trials give 1 - (0.8 alpha)^(1/t), within 1.7% of the fixed look
 *   at alpha = 1e-6; the rest on the ten points below, within 26% of Clopper-Pearson at S >= 1 there.
 * Symbols: S_t -> sum, t -> trials. Ranges: 0 <= sum <= trials. No trials: the limit is 1.
 * Source: Robbins 1970 and Howard et al. 2021 (mixtures), with the concavity step above.
 */

import type {Interval} from '../arithmetic/interval.ts';
import {inputError, openProbability} from '../errors.ts';

const POINTS = [0, 0.05, 0.12, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9, 0.95, 0.98];
const WEIGHTS = [0.8, 0.03, 0.03, 0.03, 0.025, 0.025, 0.02, 0.01, 0.01, 0.01, 0.01];

export interface RateSum {
  readonly sum: number;
  readonly trials: number;
  readonly alpha: number;
}

/** ln of the integral at m, for 0 <= m < 1. */
export function logRateEvidence(m: number, sum: number, trials: number): number {
  const logs = POINTS.map((x, j) => {
    if (x === 0 && sum > 0) return Number.NEGATIVE_INFINITY;
    const power = sum === 0 ? 0 : sum * Math.log(x);
    return Math.log(WEIGHTS[j]!) + power - trials * Math.log1p(-m * (1 - x));
  });
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((total, log) => total + Math.exp(log - most), 0));
}

export function anytimeRateLimit({sum, trials, alpha}: RateSum): number {
  openProbability('anytimeRateLimit', 'alpha', alpha);
  if (!(Number.isInteger(trials) && trials >= 0)) {
    throw inputError('anytimeRateLimit', 'trials', 'an integer >= 0', trials);
  }
  if (!(sum >= 0 && sum <= trials))
    throw inputError('anytimeRateLimit', 'sum', `a number in [0, ${trials}]`, sum);
  if (trials === 0) return 1;
  const threshold = -Math.log(alpha) * (1 + 2 ** -45);
  let lo = sum / trials;
  let hi = 1;
  for (let i = 0; i < 80 && hi - lo > 1e-16 * hi; i++) {
    const m = (lo + hi) / 2;
    if (logRateEvidence(m, sum, trials) < threshold) lo = m;
    else hi = m;
  }
  return Math.min(1, hi * (1 + 1e-12));
}

/**
 * Anytime interval for the average of the conditional means of values in [0,1], which may differ from trial to trial.
 *
 * Statement: lo <= (1/t) sum_{k<=t} E[X_k | past] <= hi for every t at once with probability >= 1 - alpha: the fixed-mixture
 *   limit of anytimeRateLimit on X, and on 1 - X for the lower end, alpha/2 each. It does not use the variance.
 * Values may be enclosures: their lower ends go into lo, their upper ends into hi.
 * Symbols: X_k -> values. Ranges: 0 <= X_k <= 1. Source: as anytimeRateLimit.
 */
export function anytimeMeanInterval(values: readonly Interval[], alpha: number): Interval {
  let least = 0;
  let most = 0;
  for (const {lo, hi} of values) {
    if (!(lo >= 0 && hi <= 1))
      throw inputError('anytimeMeanInterval', 'values', 'enclosures in [0, 1]', [lo, hi]);
    least += lo;
    most += hi;
  }
  const trials = values.length;
  // Sums of t doubles in [0, 1] err by less than t^2 2^-53.
  const slack = trials * trials * 2 ** -52;
  const limit = (sum: number) =>
    anytimeRateLimit({sum: Math.min(trials, sum + slack), trials, alpha: alpha / 2});
  return {lo: 1 - limit(trials - least), hi: limit(most)};
}
