/**
 * A bound on a generalisation gap as a value that says whether it is vacuous: a gap of a loss in [0, B_l] is at most B_l
 * without any theory, so a bound that is not certainly below B_l is vacuous.
 */

import {type Interval, mul, nextDown, point, scale, sum} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import {deviation} from '../rademacher/concentration.ts';
import {dominantTerm, named, type Term, type Terms, termList} from '../statement/inequality.ts';

/** A bound on a generalisation gap of a loss in [0, B_l], which says whether it is vacuous. */
export interface PretrainingBound {
  /** Encloses the sum of the terms; every number of it at or above the upper end is a valid bound. */
  readonly value: Interval;
  readonly terms: readonly Term[];
  /** B_l, what the bound must beat. */
  readonly range: Interval;
  readonly vacuous: boolean;
  /** The largest term: where the bound is vacuous, the one to improve. */
  readonly dominant: Term;
}

/** @param terms nonnegative, at least one */
export function pretrainingBound(terms: Terms, range: Interval): PretrainingBound {
  const list = termList(terms);
  const value = sum(list.map((term) => term.value));
  return {value, terms: list, range, vacuous: !(value.hi < range.lo), dominant: dominantTerm(list)!};
}

/** 2 B_l sqrt(ln(1/nu) / (2N)). */
export function tailTerm(range: Interval, nu: number, draws: number): Interval {
  return mul(scale(2, range), deviation(nu, draws));
}

/**
 * From expectation to probability: with probability at least 1 - nu over N iid draws,
 *
 *   E_U(g_hat, h_hat) <= E sup (L - Lhat) + 2 B_l sqrt(ln(1/nu) / (2N)) + eps_opt,
 *
 * E_U relative to the class. Proof: Z = sup_f [(L - Lhat)(f) - (L - Lhat)(f*)] has bounded differences 2 B_l / N and
 * E Z <= E sup (L - Lhat), because (L - Lhat)(f*) has mean 0. One-sided. Source: theory section 6.
 */
export function withTail(
  expected: PretrainingBound,
  options: {readonly nu: number; readonly draws: number; readonly gap: number},
): PretrainingBound {
  const {nu, draws, gap} = options;
  if (!(gap >= 0)) throw inputError('withTail', 'gap', 'a number >= 0', gap);
  const terms = Object.fromEntries(expected.terms.map((term) => [term.key, term]));
  const tail = named('tail 2 B_l sqrt(ln(1/nu)/(2N))', tailTerm(expected.range, nu, draws));
  return pretrainingBound({...terms, tail, optimisation: named('eps_opt', point(gap))}, expected.range);
}

export interface ChosenScale {
  /** k, the first that contains the weights. */
  readonly k: number;
  /** Multiplies the radii of scale 1. */
  readonly factor: number;
  /** nu_k = nu / (k (k+1)), rounded down; they sum to nu. */
  readonly nu: number;
}

/**
 * Union over growing balls: radii r_k = growth^{k-1} r_1 fixed before the data, failure nu_k each, so the bound holds at
 * once on all balls and may be read off the first that contains the trained weights.
 *
 * @param distance max_i |W_i - W_i^init| / r_i at scale 1, enclosed
 * @param growth a power of two above 1, so that factors are exact; default 2
 */
export function firstScale(distance: Interval, nu: number, growth = 2): ChosenScale {
  if (!(growth > 1 && Number.isInteger(Math.log2(growth))))
    throw inputError('firstScale', 'growth', 'a power of two above 1', growth);
  if (!(distance.hi < 2 ** 500)) throw inputError('firstScale', 'distance', 'a finite distance', distance);
  let k = 1;
  let factor = 1;
  while (!(distance.hi <= factor)) {
    k++;
    factor *= growth;
  }
  return {k, factor, nu: nextDown(nu / (k * (k + 1)))};
}
