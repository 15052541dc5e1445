/**
 * Betting capital step by step, in the general form, to compare the product's limits and odds bets with.
 *
 * Statement: if v in [0,1], E[v | past] <= nu and lam is a function of the past with 0 <= lam <= c/nu, 0 < c < 1, the
 *   factor 1 + lam (v - nu) is positive with conditional mean <= 1. The odds bets of the sequential test are the special
 *   case lam = (R - 1)/(1 + nu (R - 1)).
 * A negative lam is refused: against the null "mean <= nu" it would earn capital whenever the mean is *below* nu.
 * Source: Waudby-Smith, Ramdas 2024, section 4 (there lam may be negative, as the null there is "mean = m").
 */
import {predictableMixtureBets} from '../certificate/bettingMean.ts';
import {inputError, openProbability} from '../errors.ts';

export interface BettingStep {
  readonly lambda: number;
  readonly value: number;
  readonly nu: number;
  /** Largest share of the capital that one step may lose, in (0,1). */
  readonly c: number;
}

export function logBettingFactor({lambda, value, nu, c}: BettingStep): number {
  openProbability('logBettingFactor', 'nu', nu);
  openProbability('logBettingFactor', 'c', c);
  if (!(value >= 0 && value <= 1)) throw inputError('logBettingFactor', 'value', 'a number in [0, 1]', value);
  if (!(lambda >= 0)) {
    throw inputError(
      'logBettingFactor',
      'lambda',
      'a bet >= 0 (the null is mean <= nu, not mean = nu)',
      lambda,
    );
  }
  if (!(lambda * nu <= c * (1 + 2 ** -50))) {
    throw inputError('logBettingFactor', 'lambda', `a bet of at most c/nu = ${c / nu}`, lambda);
  }
  return Math.log1p(lambda * (value - nu));
}

/** ln K_1 ... ln K_n of the predictable-mixture bets, truncated at 1/(2m). */
export function bettingCapital(options: {values: readonly number[]; m: number; alpha: number}): number[] {
  const {values, m, alpha} = options;
  const c = 0.5;
  let log = 0;
  return predictableMixtureBets(values, alpha).map((lambda, i) => {
    log += logBettingFactor({lambda: Math.min(lambda, c / m), value: values[i]!, nu: m, c});
    return log;
  });
}
