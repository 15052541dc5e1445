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
import type {OddsBet} from './oddsBets.ts';

/** Trials with one claimed violation probability; undecided trials are no violations and are shown. */
export interface RateCount {
  readonly nu: number;
  readonly trials: number;
  readonly violations: number;
  readonly undecided: number;
}

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
