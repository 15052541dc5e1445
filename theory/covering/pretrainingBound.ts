/**
 * A bound on a generalisation gap as a value that says whether it is vacuous: a gap of a loss in [0, B_l] is at most B_l
 * without any theory, so a bound that is not certainly below B_l is vacuous.
 */

import {type Interval, sum} from '../arithmetic/interval.ts';
import {type Term, type Terms, termList} from '../statement/inequality.ts';
import {dominantTerm} from '../statement/vacuous.ts';

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
