/** The hypotheses and the two terms of Davis and Drusvyatskiy's bound, exact. */

import {compare, minus, over, plus, type Rational, rational, times} from '../arithmetic/rational.ts';
import type {Hypothesis} from '../case/case.ts';
import {eliminate} from '../linear/exactLinear.ts';
import {type DescentCase, innerProduct, sumOf} from './descentCase.ts';
import {secondMomentOf} from './descentRun.ts';
import {envelope, minimumOf, pieces} from './moreau.ts';

/** Of a symmetric table, decided by elimination over its common denominator. */
function semidefinite(M: readonly (readonly Rational[])[]): boolean {
  const common = M.flat().reduce((product, {den}) => product * den, 1n);
  const work = M.map((row) => row.map(({num, den}) => num * (common / den)));
  return eliminate(work, M.length, false).semidefinite;
}

export const weaklyConvex: Hypothesis<DescentCase> = {
  name: 'f is rho-weakly convex',
  holds: (c) =>
    pieces(c).every(({quadratic}) =>
      semidefinite(quadratic.map((row, i) => row.map((x, j) => (i === j ? plus(x, c.rho) : x)))),
    ),
};

export const largerRho: Hypothesis<DescentCase> = {
  name: 'rho^ > rho',
  holds: (c) => compare(c.rhoHat, c.rho) > 0,
};

export const startsInside: Hypothesis<DescentCase> = {
  name: 'x_0 in X',
  holds: (c) => c.start.every((x, i) => compare(x, c.lower[i]!) >= 0 && compare(x, c.upper[i]!) <= 0),
};

export const unbiased: Hypothesis<DescentCase> = {
  name: 'gradients are unbiased',
  holds: (c) => c.start.every((_, i) => sumOf(c.noise.map((row) => row[i]!)).num === 0n),
};

/** rho^ / (rho^ - rho). */
export function convexityFactor(c: DescentCase): Rational {
  return over(c.rhoHat, minus(c.rhoHat, c.rho));
}

export interface ConvergenceTerms {
  /** (Phi_{1/rho^}(x_0) - min Phi) / sum a_t. */
  readonly start: Rational;
  /** (rho^ S2/2) sum a_t^2 / sum a_t. */
  readonly noise: Rational;
}

/** Both terms, without the factor. */
export function convergenceTerms(c: DescentCase): ConvergenceTerms {
  const total = sumOf(c.steps);
  const gap = minus(envelope(c, c.start).value, minimumOf(c).value);
  const squares = times(times(c.rhoHat, secondMomentOf(c)), innerProduct(c.steps, c.steps));
  return {start: over(gap, total), noise: over(times(rational(1n, 2n), squares), total)};
}
