/** The upper Clopper-Pearson limit by the incomplete beta function, which shares no step with binomialUpper. */
import {incompleteBeta} from './incompleteBeta.ts';

/** The p with P(Bin(trials, p) <= successes) = level. */
export function betaLimit(successes: number, trials: number, level: number): number {
  if (successes === trials) return 1;
  let lo = successes / trials;
  let hi = 1;
  for (let i = 0; i < 80 && hi - lo > 1e-16 * hi; i++) {
    const p = (lo + hi) / 2;
    // P(Bin(t,p) <= s) = 1 - I_p(s+1, t-s).
    if (incompleteBeta(p, successes + 1, trials - successes, true) > level) lo = p;
    else hi = p;
  }
  return hi;
}
