/**
 * Student's interval for the mean of a few paired differences: mean +- t s / sqrt n with n - 1 degrees of freedom.
 *
 * Hypothesis: differences of different seeds are independent and nearly normal; with few seeds this is an assumption, not
 * something the numbers show. t solves P(|T| > t) = alpha.
 */

import {bisect, mean, sampleVariance} from 'simple-statistics';
import type {Interval} from '../../../theory/arithmetic/interval.ts';
import {studentTail} from '../../../theory/arithmetic/studentTail.ts';
import {inputError, openProbability} from '../../../theory/errors.ts';

/** The t with P(|T| > t) = alpha for T of Student's law with f degrees of freedom. */
export function studentQuantile(f: number, alpha: number): number {
  openProbability('studentQuantile', 'alpha', alpha);
  const tail = (t: number) => studentTail(f, t);
  let most = 1;
  while (tail(most) > alpha) most *= 2;
  return bisect((t) => tail(t) - alpha, 0, most, 100, 2 ** -50 * most);
}

export interface MeanInterval extends Interval {
  readonly mean: number;
}

/** @param values at least two */
export function studentInterval(values: readonly number[], alpha: number): MeanInterval {
  const n = values.length;
  if (n < 2) throw inputError('studentInterval', 'values', 'at least two numbers', n);
  const [middle, variance] = [mean(values), sampleVariance(values)];
  // Equal differences other than 0 say nothing of their spread.
  if (variance === 0 && middle !== 0)
    return {mean: middle, lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY};
  const half = studentQuantile(n - 1, alpha) * Math.sqrt(variance / n);
  return {mean: middle, lo: middle - half, hi: middle + half};
}
