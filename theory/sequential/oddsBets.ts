/**
 * Bets against the null "P(V_k = 1 | past) <= nu_k".
 *
 * Statement: for odds R > 1 the bet lam_k = (R - 1) / (1 + nu_k (R - 1)) is predictable, lam_k >= 0 and
 *   lam_k nu_k <= 1 - 1/(1 + nu_k (R - 1)) =: c < 1;  its factor is 1 + lam_k (V_k - nu_k) = R^V_k / (1 + nu_k (R - 1)),
 *   so the capital R^(V_1+...+V_t) / prod_k (1 + nu_k (R - 1)) depends on the number of violations and on the nu_k,
 *   not on which trials were violated. R is the odds ratio of the alternative that the bet is made for: with
 *   constant nu it is the likelihood ratio of the rate q, q/(1-q) = R nu/(1-nu), against nu.
 * A mixture over R with fixed weights is again such a capital (its bet is the mean of the lam_k, weighted by capital).
 * Hypotheses: weights >= 0, sum <= 1, fixed before the first trial; R > 1 (R < 1 is a negative bet and no
 *   test of this null: rates below nu would raise alarms).
 * Symbols: R -> odds, weight of R -> weight. Ranges: odds in (1, 2^53], weight in (0, 1].
 * Source: Waudby-Smith, Ramdas 2024 (JRSS B 86:1-27), capital process, section 4 and mixtures, section B.2;
 *   Robbins 1970 (mixtures).
 */
import {inputError} from '../errors.ts';

export interface OddsBet {
  /** Odds ratio R > 1 of the alternative against the null. */
  readonly odds: number;
  /** Share of the starting capital. */
  readonly weight: number;
}

/**
 * The default: most of the capital on R = 1.4 to 2.5, which serves the rate 2 nu (the best single bet for 95%
 * power is about three quarters of the way to the true odds ratio); the rest from 1.15 to 500 keeps weak
 * violations detectable and makes gross ones quick. Needs 6% more trials than the best single bet at 2 nu, alpha 1e-6.
 */
export const DEFAULT_BETS: readonly OddsBet[] = Object.freeze(
  (
    [
      [1.15, 0.06],
      [1.4, 0.12],
      [1.75, 0.4],
      [2.5, 0.16],
      [4, 0.1],
      [10, 0.06],
      [50, 0.05],
      [500, 0.05],
    ] as const
  ).map(([odds, weight]) => Object.freeze({odds, weight})),
);

/** The bets themselves, or an InputError. */
export function checkedBets(where: string, bets: readonly OddsBet[]): readonly OddsBet[] {
  let total = 0;
  for (const {odds, weight} of bets) {
    if (!(odds > 1 && odds <= 2 ** 53)) throw inputError(where, 'bets', 'odds in (1, 2^53]', odds);
    if (!(weight > 0 && weight <= 1)) throw inputError(where, 'bets', 'weights in (0, 1]', weight);
    total += weight;
  }
  if (bets.length === 0) throw inputError(where, 'bets', 'at least one bet', bets);
  if (!(total <= 1 + 2 ** -45)) throw inputError(where, 'bets', 'weights with sum at most 1', total);
  return bets;
}
