/**
 * Clopper-Pearson limits: the largest rate p under which as few errors as were seen are not too improbable; or both sides.
 *
 * Statement: with S errors in m independent draws of rate p, sup {p : P(Bin(m, p) <= S) >= nu} is at least p with
 *   probability >= 1 - nu.
 * Rounding: the tail is enclosed (Stirling's formula with Robbins' remainder for its largest term, ratios of neighbouring
 *   terms for the others, each rounded outward); a midpoint moves an end only where the enclosure decides.
 * Source: theory section 11; Clopper, Pearson 1934; Langford 2005 (JMLR 6:273-306), theorem 3.3.
 */
import {exp, log} from '../arithmetic/elementary.ts';
import {add, div, type Interval, interval, mul, ONE, point, scale, sub} from '../arithmetic/interval.ts';
import {inputError, openProbability, positiveInteger} from '../errors.ts';
import {stirlingTerm} from './binomialSum.ts';

/** P(Bin(m, p) = k) = sqrt(m / (2 pi k (m-k))) e^(r_m - r_k - r_(m-k)) e^(-m kl(k/m, p)), 0 < p < 1. */
function probabilityOf(m: number, k: number, p: number): Interval {
  const [heads, tails] = [log(point(p)), log(sub(ONE, point(p)))];
  if (k === 0) return exp(scale(m, tails));
  if (k === m) return exp(scale(m, heads));
  // k/m is rounded: kl is taken from its two logarithms instead.
  const ratio = (a: number, b: Interval): Interval => scale(a, sub(log(div(point(a), point(m))), b));
  const divergence = add(ratio(k, heads), ratio(m - k, tails));
  return mul(stirlingTerm(m, k), exp(scale(-1, divergence)));
}

/**
 * An enclosure of P(Bin(m, p) <= k).
 * @param p strictly between 0 and 1
 */
export function binomialTail(m: number, k: number, p: number): Interval {
  if (k >= m) return ONE;
  let term = probabilityOf(m, k, p);
  let {lo, hi} = term;
  const odds = div(sub(ONE, point(p)), point(p));
  for (let i = k; i > 0; i--) {
    const factor = mul(odds, div(point(i), point(m - i + 1)));
    term = mul(term, factor);
    lo += term.lo * (1 - 2 ** -52);
    hi = (hi + term.hi) * (1 + 2 ** -52);
    // Ratios fall with i: what is left is below a geometric series, and below i equal terms.
    if (factor.hi < 1 && term.hi < hi * 2 ** -60) {
      hi = (hi + (term.hi * factor.hi) / (1 - factor.hi)) * (1 + 2 ** -50);
      break;
    }
  }
  return interval(Math.max(0, lo * (1 - k * 2 ** -52)), Math.min(1, hi * (1 + 2 ** -52)));
}

/**
 * An enclosure of the upper limit; its upper end is what a certificate may print.
 * @param errors a whole number in [0, draws]
 * @param draws a whole number >= 1
 * @param nu in (0, 1)
 * @throws where an argument is out of range
 * @example binomialUpper(0, 100, 0.05) // encloses 1 - 0.05^(1/100)
 */
export function binomialUpper(errors: number, draws: number, nu: number): Interval {
  positiveInteger('binomialUpper', 'draws', draws);
  openProbability('binomialUpper', 'nu', nu);
  if (!(Number.isInteger(errors) && errors >= 0 && errors <= draws))
    throw inputError('binomialUpper', 'errors', `a whole number in [0, ${draws}]`, errors);
  if (errors === draws) return ONE;
  const search = (keepsLow: (tail: Interval) => boolean): [number, number] => {
    // A whole mean is a median, so up to nu = 1/2 the limit is not below errors / draws.
    let [lo, hi] = [nu <= 0.5 ? errors / draws : 0, 1];
    for (let i = 0; i < 60; i++) {
      const p = (lo + hi) / 2;
      if (p <= lo || p >= hi) break;
      if (keepsLow(binomialTail(draws, errors, p))) lo = p;
      else hi = p;
    }
    return [lo, hi];
  };
  const [lo] = search((tail) => tail.lo >= nu);
  const [, hi] = search((tail) => tail.hi >= nu);
  return interval(lo, hi);
}

export interface BinomialLook {
  readonly successes: number;
  readonly trials: number;
  readonly alpha: number;
}

/**
 * Both limits of a rate at one look whose number of trials was fixed beforehand, alpha/2 each, rounded outward. Not valid
 * when the number of trials depends on the outcomes.
 * @throws where an argument is out of range
 */
export function clopperPearson({successes, trials, alpha}: BinomialLook): Interval {
  const {hi} = binomialUpper(successes, trials, alpha / 2);
  const {lo} = sub(ONE, binomialUpper(trials - successes, trials, alpha / 2));
  return {lo: Math.max(0, lo), hi};
}
