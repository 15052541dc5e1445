/**
 * Beta-binomial mixture e-process of "P(V_k = 1 | past) <= nu", one constant nu.
 *
 * Statement: with F a beta law on rates, restricted to p >= nu and renormalised,
 *   E(s, t) = int (p/nu)^s ((1-p)/(1-nu))^(t-s) dF(p)
 *   is a nonnegative supermartingale under the null: for p >= nu each factor is a bet lam = (p-nu)/(nu(1-nu)) >= 0.
 *   The *untruncated* mixture (all p in (0,1)) tests "rate = nu" only: it also grows when the rate is below nu. It is
 *   here so that a test can show that it is not a test of this null.
 * Symbols: nu (delta in the source), tOpt = number of trials that the law is tuned for, alphaOpt = level it is tuned for.
 *   Law: a = r/(1-nu), b = r/nu, r = max(rho - nu(1-nu), nu(1-nu)/1000), rho = v/(2 ln(1/(2 alphaOpt)) +
 *   ln(1 + 2 ln(1/(2 alphaOpt)))), v = tOpt nu (1-nu). Ranges: alphaOpt in (0, 1/2).
 * Variant: the one-sided form of the source, g = nu, h = 1 - nu, is the truncated one.
 * Rounding: where the upper tail is below 1e-308 the logarithm is -Infinity (too small, never too large).
 * Source: Howard, Ramdas, McAuliffe, Sekhon 2021 (Ann. Statist. 49:1055-1080), propositions 7 (beta-binomial).
 */
import {gammaln} from 'simple-statistics';
import {inputError, openProbability, positiveInteger} from '../errors.ts';
import {incompleteBeta} from './incompleteBeta.ts';

export interface BetaMixture {
  readonly nu: number;
  readonly a: number;
  readonly b: number;
}

export function betaMixture(options: {nu: number; tOpt: number; alphaOpt?: number}): BetaMixture {
  const {nu, tOpt, alphaOpt = 0.05} = options;
  openProbability('betaMixture', 'nu', nu);
  positiveInteger('betaMixture', 'tOpt', tOpt);
  if (!(alphaOpt > 0 && alphaOpt < 0.5)) {
    throw inputError('betaMixture', 'alphaOpt', 'a level in (0, 1/2)', alphaOpt);
  }
  const variance = nu * (1 - nu);
  const level = 2 * Math.log(1 / (2 * alphaOpt));
  const r = Math.max((tOpt * variance) / (level + Math.log1p(level)) - variance, variance / 1000);
  return {nu, a: r / (1 - nu), b: r / nu};
}

function logWeight(mixture: BetaMixture, successes: number, failures: number, truncated: boolean): number {
  const a = mixture.a + successes;
  const b = mixture.b + failures;
  return (
    gammaln(a) +
    gammaln(b) -
    gammaln(a + b) +
    (truncated ? Math.log(incompleteBeta(mixture.nu, a, b, true)) : 0)
  );
}

function logE(mixture: BetaMixture, successes: number, trials: number, truncated: boolean): number {
  if (!(Number.isInteger(successes) && successes >= 0 && successes <= trials)) {
    throw inputError('betaMixtureLogE', 'successes', `an integer in [0, ${trials}]`, successes);
  }
  const failures = trials - successes;
  return (
    logWeight(mixture, successes, failures, truncated) -
    logWeight(mixture, 0, 0, truncated) -
    successes * Math.log(mixture.nu) -
    failures * Math.log1p(-mixture.nu)
  );
}

/** ln E(successes, trials), truncated to rates >= nu: valid for the null "rate <= nu". */
export function betaMixtureLogE(mixture: BetaMixture, successes: number, trials: number): number {
  return logE(mixture, successes, trials, true);
}

/** ln E of the mixture over all rates: valid for "rate = nu" only. Never use it for "rate <= nu". */
export function untruncatedBetaMixtureLogE(mixture: BetaMixture, successes: number, trials: number): number {
  return logE(mixture, successes, trials, false);
}
