/**
 * Capital against "E[X_t | past] <= m" for X_t in [0,1] with predictable-mixture empirical-Bernstein bets.
 *
 * Statement: lam_t = sqrt(2 ln(1/alpha) / (s2_{t-1} t ln(1+t))), with mu_t = (1/2 + sum_{i<=t} x_i)/(t+1) and
 *   s2_t = (1/4 + sum_{i<=t} (x_i - mu_i)^2)/(t+1), uses the past only; K_t = prod (1 + min(lam_i, c/m)(x_i - m)) is a
 *   nonnegative supermartingale, and it falls as m grows (each factor does), so {m : K_t(m) < 1/alpha} is a ray.
 * Hypotheses: the conditional mean is the same m at every t. With bets that adapt, the capital at the running
 *   *average* of differing means is no e-process (see anytimeRateLimit).
 * Symbols: x -> values, m -> m, c -> c (1/2: truncation at 1/(2m)). Ranges: 0 < m < 1, 0 < alpha < 1.
 * Source: Waudby-Smith, Ramdas 2024, theorem 3 with bets (26); one-sided, hence ln(1/alpha).
 */
import {inputError, openProbability} from '../errors.ts';
import {logBettingFactor} from './logBettingFactor.ts';

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

export interface BettingCapitalOptions {
  readonly values: readonly number[];
  readonly m: number;
  readonly alpha: number;
  readonly c?: number;
}

/** ln K_1 ... ln K_n. */
export function bettingCapital({values, m, alpha, c = 0.5}: BettingCapitalOptions): number[] {
  openProbability('bettingCapital', 'm', m);
  let log = 0;
  return predictableMixtureBets(values, alpha).map((lambda, i) => {
    log += logBettingFactor({lambda: Math.min(lambda, c / m), value: values[i]!, nu: m, c});
    return log;
  });
}
