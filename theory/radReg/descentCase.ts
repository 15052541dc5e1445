/**
 * What the convergence claims of theory section 7 are evaluated on: a projected stochastic gradient run, so small that
 * its expectation is an exact sum.
 *
 *   f(x) = x^T A x / 2 + <b, x> + sum_k (w_k/2) (x_{i_k} - t_k)_+^2   on the box X = [lower, upper] in R^d, d = 1..3,
 *   x_{t+1} = P_X(x_t - a_t g_t),  g_t = grad f(x_t) + xi_t,  xi_t uniform on the rows of `noise`, independent.
 *
 * f is C^{1,1} and, with negative w_k or eigenvalues, weakly convex and not convex. All numbers are exact rationals.
 */

import {compare, plus, type Rational, rational, times} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';

export const NIL: Rational = rational(0n);

export interface Kink {
  readonly coordinate: number;
  /** t. */
  readonly at: Rational;
  /** w. */
  readonly weight: Rational;
}

export interface DescentCase {
  readonly subject: 'descent';
  /** A, symmetric d x d. */
  readonly quadratic: readonly (readonly Rational[])[];
  readonly linear: readonly Rational[];
  readonly kinks: readonly Kink[];
  readonly lower: readonly Rational[];
  readonly upper: readonly Rational[];
  /** x_0. */
  readonly start: readonly Rational[];
  /** a_0, ..., a_T > 0; the output is x_t with probability a_t / sum a. */
  readonly steps: readonly Rational[];
  /** Equally likely rows. */
  readonly noise: readonly (readonly Rational[])[];
  /** rho >= 0. */
  readonly rho: Rational;
  /** rho^. */
  readonly rhoHat: Rational;
  readonly memo: Map<unknown, unknown>;
}

/** Most iterates that a run may visit. */
const MOST_STATES = 400;

/** Checks shapes, symmetry, lower <= upper, steps > 0, rho >= 0 and the number of iterates. */
export function makeDescentCase(parts: Omit<DescentCase, 'subject' | 'memo'>): DescentCase {
  const where = 'makeDescentCase';
  const d = parts.start.length;
  if (!(d >= 1 && d <= 3)) throw inputError(where, 'start', '1 to 3 coordinates', d);
  for (const name of ['linear', 'lower', 'upper'] as const) {
    if (parts[name].length !== d)
      throw inputError(where, name, `${d} numbers as in start`, parts[name].length);
  }
  const {quadratic, lower, upper, steps, noise, kinks, rho} = parts;
  const square = quadratic.length === d && quadratic.every((row) => row.length === d);
  if (!square || quadratic.some((row, i) => row.some((x, j) => compare(x, quadratic[j]![i]!) !== 0)))
    throw inputError(where, 'quadratic', `a symmetric ${d} x ${d} table`, quadratic.length);
  if (lower.some((x, i) => compare(x, upper[i]!) > 0)) throw inputError(where, 'upper', 'at least lower', d);
  if (steps.length === 0 || steps.some((a) => a.num <= 0n))
    throw inputError(where, 'steps', 'at least one step, all > 0', steps.length);
  if (noise.length === 0 || noise.some((row) => row.length !== d))
    throw inputError(where, 'noise', `at least one row of ${d} numbers`, noise.length);
  if (kinks.some(({coordinate: i}) => !(Number.isInteger(i) && i >= 0 && i < d)))
    throw inputError(where, 'kinks', `coordinates from 0 to ${d - 1}`, kinks.length);
  if (rho.num < 0n) throw inputError(where, 'rho', 'a number >= 0', Number(rho.num));
  let states = 0;
  for (let t = 0; t < steps.length; t++) states += noise.length ** t;
  if (states > MOST_STATES) throw inputError(where, 'steps', `at most ${MOST_STATES} iterates`, states);
  return {subject: 'descent', ...parts, memo: new Map()};
}

export function sumOf(list: readonly Rational[]): Rational {
  return list.reduce(plus, NIL);
}

export function innerProduct(a: readonly Rational[], b: readonly Rational[]): Rational {
  return sumOf(a.map((x, i) => times(x, b[i]!)));
}
