/**
 * Anytime interval for the average of the conditional means of values in [0,1], which may differ from trial to trial.
 *
 * Statement: lo <= (1/t) sum_{k<=t} E[X_k | past] <= hi for every t at once with probability >= 1 - alpha: the fixed-mixture
 *   limit of anytimeRateLimit on X, and on 1 - X for the lower end, alpha/2 each. It does not use the variance.
 * Values may be enclosures: their lower ends go into lo, their upper ends into hi.
 * Symbols: X_k -> values. Ranges: 0 <= X_k <= 1. Source: as anytimeRateLimit.
 */

import type {Interval} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import {anytimeRateLimit} from './anytimeRateLimit.ts';

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
