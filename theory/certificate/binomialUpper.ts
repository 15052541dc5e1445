/**
 * Clopper-Pearson limits: the largest rate p under which as few errors as were seen are not too improbable; or both sides.
 *
 * Statement: with S errors in m independent draws of rate p, sup {p : P(Bin(m, p) <= S) >= nu} is at least p with
 *   probability >= 1 - nu.
 * Rounding: the tail is enclosed (Stirling's formula with Robbins' remainder for its largest term, ratios of neighbouring
 *   terms for the others, with their rounding); a search in doubles proposes both ends, and each counts only where the enclosure
 *   decides, else a bisection on enclosures finds it.
 * Source: theory section 11; Clopper, Pearson 1934; Langford 2005 (JMLR 6:273-306), theorem 3.3.
 */
import {exp, log} from '../arithmetic/elementary.ts';
import {
  add,
  div,
  type Interval,
  interval,
  middle,
  mul,
  ONE,
  point,
  scale,
  sub,
} from '../arithmetic/interval.ts';
import {fromDouble, type Rational} from '../arithmetic/rational.ts';
import {inputError, openProbability, positiveInteger} from '../errors.ts';
import {stirlingTerm} from './binomialSum.ts';

/** P(Bin(m, p) = k) / P(Bin(m, k/m) = k) = e^(-m kl(k/m, p)), 0 < p < 1. */
function againstBest(m: number, k: number, p: number): Interval {
  const [heads, tails] = [log(point(p)), log(sub(ONE, point(p)))];
  if (k === 0) return exp(scale(m, tails));
  if (k === m) return exp(scale(m, heads));
  // k/m is rounded: kl is taken from its two logarithms instead.
  const ratio = (a: number, b: Interval): Interval => scale(a, sub(log(div(point(a), point(m))), b));
  const divergence = add(ratio(k, heads), ratio(m - k, tails));
  return exp(scale(-1, divergence));
}

/** P(Bin(m, k/m) = k), the probability of k at the p that makes it largest. */
const bestTerm = (m: number, k: number): Interval => (k === 0 || k === m ? ONE : stirlingTerm(m, k));

/**
 * (P(Bin = k) + ... + P(Bin = 0)) / P(Bin = k), from ratios of neighbouring terms in doubles: `sum` is off by a relative
 * `error` at most, and what the sum leaves out lies between 0 and `rest`.
 */
function relativeTail(m: number, k: number, odds: number): {sum: number; error: number; rest: number} {
  let [term, sum, rest] = [1, 1, 0];
  let i = k;
  for (; i > 0; i--) {
    const ratio = (odds * i) / (m - i + 1);
    term *= ratio;
    sum += term;
    // Ratios fall with i: what is left is below a geometric series.
    if (ratio < 1 && term < sum * 2 ** -60) {
      rest = (2 * term * ratio) / (1 - ratio);
      break;
    }
  }
  // A ratio rounds twice and its odds twice, a product and a sum once each.
  return {sum, error: (k - i + 2) * 2 ** -50, rest};
}

/** As binomialTail. @param best bestTerm(m, k) */
function tailFrom(m: number, k: number, p: number, best: Interval): Interval {
  const term = mul(best, againstBest(m, k, p));
  const {sum, error, rest} = relativeTail(m, k, (1 - p) / p);
  if (!Number.isFinite(sum)) return interval(0, 1);
  return interval(
    Math.max(0, term.lo * sum * (1 - error)),
    Math.min(1, term.hi * (sum + rest) * (1 + error)),
  );
}

/**
 * An enclosure of P(Bin(m, p) <= k).
 * @param p strictly between 0 and 1
 */
export function binomialTail(m: number, k: number, p: number): Interval {
  return k >= m ? ONE : tailFrom(m, k, p, bestTerm(m, k));
}

/** The limit in doubles: Newton's steps on the tail, a bisection where one would leave what is known. */
function roughUpper(k: number, m: number, nu: number, best: number): number {
  let [lo, hi, p] = [0, 1, (k + 1) / (m + 1)];
  for (let i = 0; i < 80; i++) {
    const logarithm =
      (k === 0 ? 0 : k * Math.log((m * p) / k)) + (m - k) * Math.log1p(-p) - (m - k) * Math.log1p(-k / m);
    const term = best * Math.exp(logarithm);
    const tail = term * relativeTail(m, k, (1 - p) / p).sum;
    if (tail >= nu) lo = p;
    else hi = p;
    // The derivative of the tail is -term (m - k) / (1 - p).
    const step = ((tail - nu) * (1 - p)) / (term * (m - k));
    const next = p + step;
    if (Math.abs(step) <= p * 2 ** -50) return p;
    p = next > lo && next < hi ? next : (lo + hi) / 2;
    if (p <= lo || p >= hi) return p;
  }
  return p;
}

/** Both sides of the limit, found in doubles and then verified; undefined where that does not succeed. */
function verified(errors: number, draws: number, nu: number): readonly [number, number] | undefined {
  const best = bestTerm(draws, errors);
  const p = roughUpper(errors, draws, nu, middle(best));
  for (let width = 2 ** -46; width < 2 ** -30; width *= 8) {
    const [from, to] = [p * (1 - width), p + Math.min(p, 1 - p) * width];
    if (!(from > 0 && to < 1 && from < to)) continue;
    if (tailFrom(draws, errors, from, best).lo >= nu && tailFrom(draws, errors, to, best).hi <= nu)
      return [from, to];
  }
  return undefined;
}

/**
 * An enclosure of the upper limit; its upper end is what a certificate may print.
 * @param errors a whole number in [0, draws]
 * @param draws a whole number >= 1
 * @param nu in (0, 1)
 * @throws where an argument is out of range
 * @example
 * ```ts
 * import {certificates} from 'transferbound';
 *
 * certificates.binomialUpper(0, 100, 0.05); // ~ {lo: 0.029513, hi: 0.029513}
 * ```
 */
export function binomialUpper(errors: number, draws: number, nu: number): Interval {
  positiveInteger('binomialUpper', 'draws', draws);
  openProbability('binomialUpper', 'nu', nu);
  if (!(Number.isInteger(errors) && errors >= 0 && errors <= draws))
    throw inputError('binomialUpper', 'errors', `a whole number in [0, ${draws}]`, errors);
  if (errors === draws) return ONE;
  const found = verified(errors, draws, nu);
  if (found) return interval(...found);
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

/** Successes of so many independent trials, and the probability that an interval may miss with. */
export interface BinomialLook {
  readonly successes: number;
  readonly trials: number;
  readonly alpha: number;
}

/**
 * Both limits of a rate at one look whose number of trials was fixed beforehand, alpha/2 each, rounded outward. Not valid
 * when the number of trials depends on the outcomes.
 * @throws where an argument is out of range
 * @example
 * ```ts
 * import {certificates} from 'transferbound';
 *
 * certificates.clopperPearson({successes: 0, trials: 100, alpha: 0.05}); // ~ {lo: 0, hi: 0.036217}
 * ```
 */
export function clopperPearson({successes, trials, alpha}: BinomialLook): Interval {
  const {hi} = binomialUpper(successes, trials, alpha / 2);
  const {lo} = sub(ONE, binomialUpper(trials - successes, trials, alpha / 2));
  return {lo: Math.max(0, lo), hi};
}

/**
 * Whether the upper limit is at least p, so P(Bin(draws, p) <= errors) >= nu, in exact arithmetic: what decides equalities.
 * @param p a rational number in [0, 1]
 */
export function limitReaches(errors: number, draws: number, p: Rational, nu: number): boolean {
  const level = fromDouble(nu);
  const other = p.den - p.num;
  let [choose, total] = [1n, 0n];
  for (let k = 0; k <= errors; k++) {
    total += choose * p.num ** BigInt(k) * other ** BigInt(draws - k);
    choose = (choose * BigInt(draws - k)) / BigInt(k + 1);
  }
  return total * level.den >= level.num * p.den ** BigInt(draws);
}
