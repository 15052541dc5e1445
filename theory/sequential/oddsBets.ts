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
import {inputError, openProbability} from '../errors.ts';

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

/**
 * The default bets with half of the capital moved to one planned alternative: the rate `detect` where `nu` is claimed.
 *
 * Its odds are 1 + 0.75 (R - 1), R the odds ratio of detect against nu: a bet somewhat below the one of largest
 * growth (Kelly) has less spread and reaches 95% power in the fewest trials (about 0.75 over nu = 0.01-0.5,
 * detect/nu = 1.5-10, alpha = 0.05 and 1e-6). Any choice is valid; it only has to be made before the first trial.
 * Ranges: 0 < nu < detect <= 1.
 */
const MOST_ODDS = 1000;

export function plannedBets({nu, detect}: {nu: number; detect: number}): readonly OddsBet[] {
  openProbability('plannedBets', 'nu', nu);
  if (!(detect > nu && detect <= 1))
    throw inputError('plannedBets', 'detect', `a rate in (${nu}, 1]`, detect);
  const ratio = Math.min(MOST_ODDS, (detect * (1 - nu)) / (nu * (1 - detect)));
  const planned = {odds: 1 + 0.75 * (ratio - 1), weight: 0.5};
  return [planned, ...DEFAULT_BETS.map(({odds, weight}) => ({odds, weight: weight / 2}))];
}

/** Trials with one claimed violation probability; undecided trials are no violations and are shown. */
export interface RateCount {
  readonly nu: number;
  readonly trials: number;
  readonly violations: number;
  readonly undecided: number;
}

/**
 * The logarithm of the capital of a mixture of odds bets, rounded down.
 *
 * Statement: K = sum_j w_j R_j^S / prod_i (1 + nu_i (R_j - 1))^t_i is an e-process of the null
 *   "P(V_k = 1 | past) <= nu_k for every k": P(sup_t K_t >= 1/alpha) <= alpha (Ville 1939), whatever the stopping rule
 *   and however the next nu_k is chosen from the past.
 * Symbols: S = sum of violations; (nu_i, t_i) -> counts; (R_j, w_j) -> bets.
 * Rounding: the result is below the exact logarithm by an allowance of 2^-40 plus 2^-50 (number of terms) times the
 *   size of the terms, far more than the rounding of Math.log1p and of the sums. It can only delay an alarm.
 * Source: Waudby-Smith, Ramdas 2024, theorem 2 (capital process), for a composite null by lam >= 0.
 */
export function logCapital(bets: readonly OddsBet[], counts: readonly RateCount[]): number {
  const violations = counts.reduce((total, count) => total + count.violations, 0);
  const logDenominators = bets.map(({odds}) =>
    counts.reduce((total, {nu, trials}) => total + trials * Math.log1p(nu * (odds - 1)), 0),
  );
  return logMixture(bets, violations, logDenominators, counts.length);
}

/** log sum_j w_j R_j^violations exp(-logDenominators_j), rounded down; each denominator a sum of so many terms. */
export function logMixture(
  bets: readonly OddsBet[],
  violations: number,
  logDenominators: readonly number[],
  terms: number,
): number {
  let most = Number.NEGATIVE_INFINITY;
  let size = 0;
  const logs = bets.map(({odds, weight}, j) => {
    const gain = violations * Math.log(odds);
    const log = Math.log(weight) + gain - logDenominators[j]!;
    size = Math.max(size, gain, logDenominators[j]!);
    most = Math.max(most, log);
    return log;
  });
  const total = logs.reduce((sum, log) => sum + Math.exp(log - most), 0);
  return most + Math.log(total) - (2 ** -40 + 2 ** -50 * (4 + terms) * size);
}
