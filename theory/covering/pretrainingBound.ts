/**
 * A bound on a generalisation gap as a value that says whether it says anything: a gap of a loss in [0, B_l] is at
 * most B_l without any theory, so a bound that is not certainly below B_l is vacuous.
 */

import {type Interval, sum} from '../arithmetic/interval.ts';
import type {Term} from '../statement/inequality.ts';

export interface PretrainingBound {
  /** Encloses the sum of the terms; every number of it at or above the upper end is a valid bound. */
  readonly value: Interval;
  readonly terms: readonly Term[];
  /** B_l, what the bound must beat. */
  readonly range: Interval;
  readonly vacuous: boolean;
  /** The name of the largest term: where the bound is vacuous, the one to blame. */
  readonly largest: string;
}

/** @param terms nonnegative, at least one */
export function pretrainingBound(
  terms: Readonly<Record<string, Interval>>,
  range: Interval,
): PretrainingBound {
  const list = Object.entries(terms).map(([name, value]) => ({name, value}));
  const value = sum(list.map((term) => term.value));
  const largest = list.reduce((a, b) => (b.value.hi > a.value.hi ? b : a));
  return {value, terms: list, range, vacuous: !(value.hi < range.lo), largest: largest.name};
}
