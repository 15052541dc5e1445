/**
 * Clopper-Pearson limits of a binomial rate at one look whose number of trials was fixed beforehand.
 *
 * Statement: lo = the p with P(Bin(t,p) >= s) = alpha/2, hi = the p with P(Bin(t,p) <= s) = alpha/2; the interval holds the
 *   rate with probability >= 1 - alpha. Not valid when the number of trials depends on the outcomes.
 * Symbols: s -> successes, t -> trials. Ranges: 0 <= s <= t, t >= 1, alpha in (0,1). One-sided: double the alpha.
 * Rounding: bisection on the regularised incomplete beta function, ends moved outward by 1e-12 relative.
 * Source: Clopper, Pearson 1934 (Biometrika 26:404-413).
 */

import type {Interval} from '../arithmetic/interval.ts';
import {inputError, openProbability, positiveInteger} from '../errors.ts';
import {incompleteBeta} from './incompleteBeta.ts';

export interface BinomialLook {
  readonly successes: number;
  readonly trials: number;
  readonly alpha: number;
}

export function clopperPearson({successes, trials, alpha}: BinomialLook): Interval {
  positiveInteger('clopperPearson', 'trials', trials);
  openProbability('clopperPearson', 'alpha', alpha);
  if (!(Number.isInteger(successes) && successes >= 0 && successes <= trials)) {
    throw inputError('clopperPearson', 'successes', `an integer in [0, ${trials}]`, successes);
  }
  const hi = upperLimit(successes, trials, alpha / 2);
  return {lo: 1 - upperLimit(trials - successes, trials, alpha / 2), hi};
}

/** The p with P(Bin(trials, p) <= successes) = level. */
function upperLimit(successes: number, trials: number, level: number): number {
  if (successes === trials) return 1;
  let lo = successes / trials;
  let hi = 1;
  for (let i = 0; i < 80 && hi - lo > 1e-16 * hi; i++) {
    const p = (lo + hi) / 2;
    // P(Bin(t,p) <= s) = 1 - I_p(s+1, t-s).
    if (incompleteBeta(p, successes + 1, trials - successes, true) > level) lo = p;
    else hi = p;
  }
  return Math.min(1, hi * (1 + 1e-12));
}
