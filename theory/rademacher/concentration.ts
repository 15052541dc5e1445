/**
 * Deviation terms of the estimation bound, with probability at least 1 - nu over n iid draws; losses in [0, B].
 * Z = sup_f [(L - Lhat)(f) - (L - Lhat)(f*)] is what an empirical risk minimiser can lose.
 *
 *   expected   2 B sqrt(ln(1/nu) / 2n)   beside 2 G R_n(F.h): McDiarmid on Z, bounded differences 2B/n, E Z <= 2 R_n.
 *   empirical  4 B sqrt(ln(1/nu) / 2n)   beside 2 G Rhat_D(F.h): McDiarmid on Z - 2 Rhat, differences 4B/n, mean <= 0.
 *   published  4 B sqrt(ln(1/nu) / n)    beside 4 G Rhat_D(F.h): weaker than `empirical` at every nu.
 *   expectedTextbook   2 B sqrt(ln(2/nu) / 2n): a union of two events of probability nu/2, B sqrt(ln(2/nu)/2n) each:
 *                      sup_f (L - Lhat)(f) by McDiarmid, and (Lhat - L)(f*) by Hoeffding.
 *   empiricalTextbook  4 B sqrt(ln(3/nu) / 2n): a union of three events of probability nu/3: the same two, and R_n
 *                      by Rhat_D, bounded differences B/n, which enters twice: 1 + 1 + 2 times B sqrt(ln(3/nu)/2n).
 *
 * Convention: one-sided; nu in (0, 1); natural logarithm. Values are enclosures.
 * Source: theory, section 2; McDiarmid 1989; Mohri, Rostamizadeh, Talwalkar 2018, theorem 3.3 (the union of the first
 * and third event alone, with ln(2/nu)); Shalev-Shwartz, Ben-David 2014, theorem 26.5
 * (three events as here, larger constants).
 */
import {log, sqrt} from '../arithmetic/elementary.ts';
import {div, type Interval, point, scale, sub} from '../arithmetic/interval.ts';
import {inputError, openProbability, positiveInteger} from '../errors.ts';

/** The deviation terms of the estimation bound; see the head of its source file for each. */
export interface DeviationTerms {
  readonly expected: Interval;
  readonly empirical: Interval;
  readonly published: Interval;
  readonly expectedTextbook: Interval;
  readonly empiricalTextbook: Interval;
}

/**
 * sqrt(ln(events / nu) / (parts n)), events >= 1.
 * @param nu in (0, 1)
 * @param n sample size, at least 1
 * @throws InputError outside of these ranges
 * @example
 * ```ts
 * import {concentration} from 'transferbound';
 *
 * concentration.deviation(0.05, 200); // ~ {lo: 0.086541, hi: 0.086541}
 * ```
 */
export function deviation(nu: number, n: number, events = 1, parts = 2): Interval {
  openProbability('deviation', 'nu', nu);
  positiveInteger('deviation', 'n', n);
  positiveInteger('deviation', 'events', events);
  positiveInteger('deviation', 'parts', parts);
  // ln(events) - ln(nu), both terms nonnegative: no quotient events / nu that could overflow.
  const logarithm = sub(events === 1 ? point(0) : log(point(events)), log(point(nu)));
  return sqrt(div(logarithm, point(parts * n)));
}

/**
 * The deviation terms of the estimation bound, one for each form.
 * @param B upper end of the loss values, finite and >= 0
 * @param nu failure probability in (0, 1)
 * @param n sample size, at least 1
 * @throws InputError outside of these ranges
 * @example
 * ```ts
 * import {concentration} from 'transferbound';
 *
 * concentration.deviationTerms(1, 0.05, 200).expected; // ~ {lo: 0.17308, hi: 0.17308}
 * ```
 */
export function deviationTerms(B: number, nu: number, n: number): DeviationTerms {
  if (!(B >= 0 && B < Number.POSITIVE_INFINITY)) {
    throw inputError('deviationTerms', 'B', 'a finite number >= 0', B);
  }
  openProbability('deviationTerms', 'nu', nu);
  positiveInteger('deviationTerms', 'n', n, 2 ** 50);
  const term = (constant: number, events: number, parts: number) =>
    scale(constant, scale(B, deviation(nu, n, events, parts)));
  return {
    expected: term(2, 1, 2),
    empirical: term(4, 1, 2),
    published: term(4, 1, 1),
    expectedTextbook: term(2, 2, 2),
    empiricalTextbook: term(4, 3, 2),
  };
}

/**
 * Half-width t of McDiarmid's two-sided interval at confidence 1 - delta: P(|X - E X| >= t) <= delta for t =
 * sqrt(ln(2/delta) / 2 * sum c_i^2), c_i the bounded differences.
 * @throws InputError for delta outside of (0, 1)
 * @example
 * ```ts
 * import {concentration, interval} from 'transferbound';
 *
 * concentration.mcdiarmid(0.05, interval.point(0.01)); // ~ {lo: 0.13581, hi: 0.13581}
 * ```
 */
export function mcdiarmid(delta: number, sumOfSquaredDifferences: Interval): Interval {
  openProbability('mcdiarmid', 'delta', delta);
  const logarithm = sub(log(point(2)), log(point(delta)));
  const half = scale(0.5, logarithm);
  return sqrt({
    lo: scale(sumOfSquaredDifferences.lo, half).lo,
    hi: scale(sumOfSquaredDifferences.hi, half).hi,
  });
}
