/**
 * PAC-Bayes-kl: with probability >= 1 - nu, for every posterior Q at once, kl(Lhat(Q), L(Q)) <= (KL(Q|P) + ln(K/nu)) / n.
 *
 * K is xi(n) (exact constant) or 2 sqrt n (which is never smaller). Losses in [0, 1]; the prior P does not depend on the draws.
 * Gaussian heads Q = N(theta, s^2 I), P = N(0, s^2 I), s and the representation independent of the draws: KL = |theta|^2 / (2 s^2), and the
 * 0-1 loss of Q on (h, y) is P(Z >= y <theta,h> / (s |h|)); a row h = 0 has score 0, which is an error.
 * Source: theory section 11; Seeger 2002; Maurer 2004; Langford, Shawe-Taylor 2002 for the margin form.
 */
import {log, sqrt} from '../arithmetic/elementary.ts';
import {
  add,
  div,
  type Interval,
  interval,
  min,
  ONE,
  point,
  positivePart,
  scale,
  sub,
} from '../arithmetic/interval.ts';
import {inputError, openProbability, positive, positiveInteger} from '../errors.ts';
import {klInverse} from './binaryKl.ts';
import {binomialSum} from './binomialSum.ts';
import {errorAt} from './gaussianErrors.ts';

/** Which K stands in the bound. */
export type KlConstant = 'xi' | '2 sqrt n';

/** What PAC-Bayes bounds are computed from. */
export interface PacBayesInput {
  /** Lhat(Q), an enclosure of a number in [0, 1]. */
  readonly risk: Interval;
  /** KL(Q|P), an enclosure of a number >= 0. */
  readonly kl: Interval;
  /** Number of draws. */
  readonly n: number;
  /** In (0, 1). */
  readonly nu: number;
  readonly constant?: KlConstant;
}

/** ln K of the theorem's constant. */
export function logConstant(n: number, constant: KlConstant): Interval {
  positiveInteger('logConstant', 'n', n);
  return log(constant === 'xi' ? binomialSum(n) : scale(2, sqrt(point(n))));
}

/** (KL + ln(K/nu)) / n, at least 0. */
function klBudget(where: string, {kl, n, nu, constant}: Required<PacBayesInput>): Interval {
  openProbability(where, 'nu', nu);
  if (!(kl.lo >= 0)) throw inputError(where, 'kl', 'a number >= 0', kl.lo);
  // ln(K/nu) > 0, as K >= 1 and nu < 1: only rounding could put the lower end below 0.
  return positivePart(div(add(kl, sub(logConstant(n, constant), log(point(nu)))), point(n)));
}

/**
 * An enclosure of the certificate kl^-1(Lhat(Q), (KL + ln(K/nu)) / n); its upper end is what may be printed.
 * @throws where an argument is out of range
 * @example
 * ```ts
 * import {certificates, interval} from 'transferbound';
 *
 * certificates.pacBayesKl({risk: interval.point(0.02), kl: interval.point(5000), n: 60000, nu: 0.05}); // ~ {lo: 0.134332, hi: 0.134332}
 * ```
 */
export function pacBayesKl({risk, kl, n, nu, constant = 'xi'}: PacBayesInput): Interval {
  return klInverse(risk, klBudget('pacBayesKl', {risk, kl, n, nu, constant}));
}

/**
 * An enclosure of McAllester's form Lhat(Q) + sqrt((KL + ln(K/nu)) / (2n)), at most 1; by Pinsker's inequality never below pacBayesKl.
 * @throws where an argument is out of range
 * @example
 * ```ts
 * import {certificates, interval} from 'transferbound';
 *
 * certificates.mcAllester({risk: interval.point(0.02), kl: interval.point(5000), n: 60000, nu: 0.05}); // ~ {lo: 0.224302, hi: 0.224302}
 * ```
 */
export function mcAllester({risk, kl, n, nu, constant = 'xi'}: PacBayesInput): Interval {
  const budget = scale(0.5, klBudget('mcAllester', {risk, kl, n, nu, constant}));
  return min(add(risk, sqrt(budget)), ONE);
}

/**
 * KL(N(theta, s^2 I) | N(prior, s^2 I)) = |theta - prior|^2 / (2 s^2), enclosed.
 * @param prior mean of the prior; default 0
 * @throws where s is not > 0, or the two means differ in length
 * @example
 * ```ts
 * import {certificates} from 'transferbound';
 *
 * certificates.gaussianKl([3, 4], 1); // ~ {lo: 12.5, hi: 12.5}
 * ```
 */
export function gaussianKl(theta: ArrayLike<number>, s: number, prior?: ArrayLike<number>): Interval {
  positive('gaussianKl', 's', s);
  if (prior && prior.length !== theta.length)
    throw inputError('gaussianKl', 'prior', `${theta.length} entries`, prior.length);
  let [lo, hi] = [0, 0];
  for (let i = 0; i < theta.length; i++) {
    const apart = theta[i]! - (prior ? prior[i]! : 0);
    lo += apart * apart;
    hi += apart * apart;
  }
  // Each product and each sum rounds once, each difference counts twice.
  const error = (theta.length + 5) * 2 ** -52;
  return div(
    interval(lo * (1 - error), hi * (1 + error)),
    scale(2, interval(s * s * (1 - 2 ** -52), s * s * (1 + 2 ** -52))),
  );
}

/** A labelled table of representations. */
export interface LabelledRows {
  /** [M x d], row-major. */
  readonly rows: ArrayLike<number>;
  /** d. */
  readonly width: number;
  /** [M], each -1 or +1. */
  readonly labels: ArrayLike<number>;
  /** [M], >= 0; default 1/M each. */
  readonly weights?: ArrayLike<number>;
}

/**
 * The 0-1 loss of the randomised head N(theta, s^2 I) over the rows of a table, weighted: sum_j weights_j P(error on row j).
 * @throws where shapes disagree or s is not > 0
 * @example
 * ```ts
 * import {certificates} from 'transferbound';
 *
 * const table = {rows: [1, -1], width: 1, labels: [1, -1]};
 * certificates.gaussianRisk(table, [1], 1); // ~ {lo: 0.158655, hi: 0.158655}
 * ```
 */
export function gaussianRisk(
  {rows, width, labels, weights}: LabelledRows,
  theta: ArrayLike<number>,
  s: number,
): Interval {
  positive('gaussianRisk', 's', s);
  const m = labels.length;
  if (theta.length !== width) throw inputError('gaussianRisk', 'theta', `${width} entries`, theta.length);
  if (rows.length !== m * width)
    throw inputError('gaussianRisk', 'rows', `${m} rows of ${width}`, rows.length);
  let [lo, hi] = [0, 0];
  for (let j = 0; j < m; j++) {
    const weight = weights ? weights[j]! : 1 / m;
    const {lo: low, hi: high} = errorAt(rows, j, theta, s, labels[j]!);
    lo += weight * low;
    hi += weight * high;
  }
  const rounding = (m + 4) * 2 ** -52;
  return interval(Math.max(0, lo * (1 - rounding)), Math.min(1, hi * (1 + rounding)));
}
