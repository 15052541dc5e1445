/**
 * One step of a betting capital, K_t = K_{t-1} (1 + lam (v - nu)), as a logarithm: the general form, for bets of
 * one's own. The odds bets of the sequential test are the special case lam = (R - 1)/(1 + nu (R - 1)).
 *
 * Statement: if v in [0,1], E[v | past] <= nu and lam is a function of the past with 0 <= lam <= c/nu, 0 < c < 1,
 *   the factor is positive with conditional mean <= 1.
 * A negative lam is refused: against the null "mean <= nu" it would earn capital whenever the mean is *below* nu.
 * Symbols: lam -> lambda, v -> value. Ranges: 0 < nu < 1, 0 <= value <= 1.
 * Source: Waudby-Smith, Ramdas 2024, section 4 (there lam may be negative, as the null there is "mean = m").
 */
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
