/**
 * Anytime interval for a constant mean of values in [0,1] that adapts to the variance ("hedged betting").
 *
 * Statement: if E[X_t | past] = m for every t, then lo <= m <= hi at every t at once with probability >= 1 - alpha, lo the
 *   largest m whose capital (bettingCapital, alpha/2) has ever reached 2/alpha, hi the same for 1 - X.
 * Hypotheses: the mean is the same for every trial, as for iid draws of a whole setting. Where settings differ or are
 *   chosen adaptively use anytimeMeanInterval: with adaptive bets the average can be excluded.
 * Values may be enclosures: their lower ends go into lo, their upper ends into hi. No values: [0, 1]. Should the ends
 *   cross (probability <= alpha), they are given in order, which only widens the set.
 * Symbols: X_t -> values. Ranges: 0 <= X_t <= 1, alpha in (0,1).
 * Source: Waudby-Smith, Ramdas 2024, theorem 3 (hedged capital), with a union bound in place of the maximum.
 */

import type {Interval} from '../arithmetic/interval.ts';
import {openProbability} from '../errors.ts';
import {predictableMixtureBets} from './bettingCapital.ts';

const SHARE = 0.5;

function lowerLimit(values: readonly number[], alpha: number): number {
  const bets = predictableMixtureBets(values, alpha);
  const threshold = -Math.log(alpha) + 2 ** -40 * (1 + values.length);
  const reaches = (m: number) => {
    let log = 0;
    return values.some((x, i) => {
      log += Math.log1p(Math.min(bets[i]!, SHARE / m) * (x - m));
      return log >= threshold;
    });
  };
  let lo = 0;
  let hi = 1;
  for (let i = 0; i < 60; i++) {
    const m = (lo + hi) / 2;
    if (reaches(m)) lo = m;
    else hi = m;
  }
  return lo;
}

export function bettingMeanInterval(values: readonly Interval[], alpha: number): Interval {
  openProbability('bettingMeanInterval', 'alpha', alpha);
  const fromBelow = values.map(({lo}) => lo);
  const fromAbove = values.map(({hi}) => 1 - hi);
  const a = lowerLimit(fromBelow, alpha / 2);
  const b = 1 - lowerLimit(fromAbove, alpha / 2);
  return {lo: Math.min(a, b), hi: Math.max(a, b)};
}
