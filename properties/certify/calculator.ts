/**
 * Limits from numbers alone: what somebody has who reads a paper, or whose program printed a risk and a KL divergence.
 *
 * Which limits are computed follows from which numbers are given; each limit says what must be true for it. Numbers are taken as
 * the doubles that they are; everything after that is rounded outward.
 */
import {log, sqrt} from '../../theory/arithmetic/elementary.ts';
import {div, type Interval, ONE, point, scale, sub, ZERO} from '../../theory/arithmetic/interval.ts';
import {klInverse, klInverseLower} from '../../theory/certificate/binaryKl.ts';
import {binomialSum, LARGEST_SUM} from '../../theory/certificate/binomialSum.ts';
import {binomialUpper, clopperPearson} from '../../theory/certificate/binomialUpper.ts';
import {bernsteinOfMoments, hoeffdingOfMean} from '../../theory/certificate/meanUpperLimit.ts';
import {mcAllester, pacBayesKl} from '../../theory/certificate/pacBayes.ts';
import {inputError} from '../../theory/errors.ts';

/** Numbers that a limit is computed from. */
export interface Numbers {
  /** KL(Q|P), in nats. */
  readonly kl?: number;
  /** Lhat(Q), or any probability q whose kl inverse is asked for. */
  readonly risk?: number;
  /** Draws. */
  readonly n?: number;
  readonly delta?: number;
  /** c of kl(q, p) <= c. */
  readonly budget?: number;
  /** Errors among the n draws. */
  readonly errors?: number;
  /** Of n values in [bottom, top]. */
  readonly mean?: number;
  /** Of the same values, divisor n - 1. */
  readonly variance?: number;
  readonly bottom?: number;
  readonly top?: number;
}

/** One limit of something unknown, or the value of something known. */
export interface Limit {
  readonly name: string;
  /** An upper or a lower limit of something unknown, or the value of something known. */
  readonly side: 'upper' | 'lower' | 'value';
  /** Encloses the limit; what may be printed is `hi` of an upper one and `lo` of a lower one. */
  readonly enclosure: Interval;
}

/** Limits with what must be true for them. */
export interface Calculated {
  /** What the limits are limits of. */
  readonly of: string;
  readonly limits: readonly Limit[];
  /** What must be true for them. */
  readonly requires: readonly string[];
}

type Needed<K extends keyof Numbers> = {readonly [P in K]-?: number};

const upper = (name: string, enclosure: Interval): Limit => ({name, side: 'upper', enclosure});
const lower = (name: string, enclosure: Interval): Limit => ({name, side: 'lower', enclosure});
const value = (name: string, enclosure: Interval): Limit => ({name, side: 'value', enclosure});

const DRAWS = 'the n draws are independent, with one law';

/** ln K and what depends on it; xi(n) up to the largest n at which it is computed. */
const constantsAt = (n: number) =>
  n <= LARGEST_SUM ? (['xi', '2 sqrt n'] as const) : (['2 sqrt n'] as const);

function pacBayes({kl, risk, n, delta}: Needed<'kl' | 'risk' | 'n' | 'delta'>): Calculated {
  const input = {risk: point(risk), kl: point(kl), n, nu: delta};
  const named = {xi: 'xi(n)', '2 sqrt n': '2 sqrt n'};
  return {
    of: 'L(Q), the risk of the randomised predictor',
    limits: [
      ...constantsAt(n).map((constant) =>
        upper(`PAC-Bayes-kl with ${named[constant]}`, pacBayesKl({...input, constant})),
      ),
      ...constantsAt(n).map((constant) =>
        upper(`McAllester with ${named[constant]}`, mcAllester({...input, constant})),
      ),
    ],
    requires: [
      `${DRAWS}, losses in [0, 1]`,
      'the prior P does not depend on the draws; the posterior Q may',
      'risk is Lhat(Q) exactly: a mean over drawn predictors needs a limit of its own first (--errors or --budget)',
    ],
  };
}

function inverse({risk, budget}: Needed<'risk' | 'budget'>): Calculated {
  return {
    of: 'p with kl(q, p) <= c, q the risk, c the budget',
    limits: [
      upper('kl inverse, upper', klInverse(point(risk), point(budget))),
      lower('kl inverse, lower', klInverseLower(point(risk), point(budget))),
    ],
    requires: [],
  };
}

function binomial({errors, n, delta}: Needed<'errors' | 'n' | 'delta'>): Calculated {
  const both = clopperPearson({successes: errors, trials: n, alpha: delta});
  const budget = div(sub(ZERO, log(point(delta))), point(n));
  const mean = div(point(errors), point(n));
  return {
    of: 'the error rate',
    limits: [
      upper('Clopper-Pearson, one-sided', binomialUpper(errors, n, delta)),
      upper('Chernoff: kl inverse at ln(1/delta)/n', klInverse(mean, budget)),
      upper('Hoeffding', hoeffdingOfMean({mean, m: n, bottom: 0, top: 1}, delta)),
      lower('Clopper-Pearson, one-sided', sub(ONE, binomialUpper(n - errors, n, delta))),
      upper('Clopper-Pearson, both sides', point(both.hi)),
      lower('Clopper-Pearson, both sides', point(both.lo)),
    ],
    requires: [DRAWS, 'the predictor does not depend on them', 'n was fixed before the errors were counted'],
  };
}

function bounded({
  mean,
  variance,
  n,
  delta,
  bottom = 0,
  top = 1,
}: Needed<'mean' | 'n' | 'delta'> & Pick<Numbers, 'variance' | 'bottom' | 'top'>): Calculated {
  if (!(bottom < top)) throw inputError('certify', 'bottom, top', 'bottom < top', [bottom, top]);
  if (!(mean >= bottom && mean <= top))
    throw inputError('certify', 'mean', `a number in [${bottom}, ${top}]`, mean);
  const sample = {mean: point(mean), m: n, bottom, top};
  return {
    of: 'the mean',
    limits: [
      upper('Hoeffding', hoeffdingOfMean(sample, delta)),
      ...(variance === undefined
        ? []
        : [upper('empirical Bernstein', bernsteinOfMoments({...sample, variance: point(variance)}, delta))]),
    ],
    requires: [
      `${DRAWS}; values in [${bottom}, ${top}]`,
      'they do not depend on what is measured on them',
      'which of the limits is used does not depend on them',
    ],
  };
}

function constants({n}: Needed<'n'>): Calculated {
  return {
    of: 'the constant of PAC-Bayes-kl',
    limits: [
      ...(n <= LARGEST_SUM ? [value('xi(n)', binomialSum(n))] : []),
      value('2 sqrt n', scale(2, sqrt(point(n)))),
    ],
    requires: [],
  };
}

/** Which numbers go together; a question mark marks those that may be left out. */
const QUESTIONS: readonly (readonly [names: string, answer: (given: never) => Calculated])[] = [
  ['kl risk n delta', pacBayes],
  ['risk budget', inverse],
  ['errors n delta', binomial],
  ['mean n delta variance? bottom? top?', bounded],
  ['n', constants],
];

/**
 * The limits that follow from what is given.
 * @param named how a number is called in error messages
 * @throws InputError where the numbers given do not go together, or one is out of range
 * @example
 * ```ts
 * import {certificates} from 'transferbound';
 *
 * const {limits} = certificates.calculated({errors: 0, n: 100, delta: 0.05});
 * limits[0]?.enclosure.hi; // ~ 0.029513
 * ```
 */
export function calculated(given: Numbers, named: (name: string) => string = (name) => name): Calculated {
  const names = Object.keys(given).filter((name) => given[name as keyof Numbers] !== undefined);
  for (const [text, answer] of QUESTIONS) {
    const known = text.split(' ').map((name) => name.replace('?', ''));
    const needed = text.split(' ').filter((name) => !name.endsWith('?'));
    if (needed.every((name) => names.includes(name)) && names.every((name) => known.includes(name)))
      return answer(given as never);
  }
  const choices = QUESTIONS.map(([text]) =>
    text
      .split(' ')
      .map((name) => (name.endsWith('?') ? `[${named(name.slice(0, -1))}]` : named(name)))
      .join(' '),
  );
  throw inputError('certify', 'numbers', choices.join(' | '), names.map(named).join(' ') || 'none');
}
