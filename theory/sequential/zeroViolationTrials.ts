/**
 * The smallest t with (1-p)^t <= alpha: trials without a violation that certify a rate <= p at one fixed look.
 * Ranges: p, alpha in (0,1). Source: Clopper, Pearson 1934, for zero successes.
 */
import {openProbability} from '../errors.ts';

export function zeroViolationTrials(p: number, alpha: number): number {
  openProbability('zeroViolationTrials', 'p', p);
  openProbability('zeroViolationTrials', 'alpha', alpha);
  const enough = (t: number) => t * Math.log1p(-p) <= Math.log(alpha);
  let t = Math.max(1, Math.floor(Math.log(alpha) / Math.log1p(-p)) - 1);
  while (!enough(t)) t++;
  return t;
}
