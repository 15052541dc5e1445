/** An inequality lhs <= sum of terms, every quantity enclosed in an interval. */
import {type Interval, meet, sub, sum} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';

export interface Term {
  /** What a statement, a mutant or a search calls it, such as 'transfer' or 'deviation'. */
  readonly key: string;
  /** As tables and documents show it, such as '2 B TV(T,U)'. */
  readonly name: string;
  readonly value: Interval;
}

type Named = Omit<Term, 'key'>;

/** Terms by key; a term without a name is shown by its key. */
export type Terms = Readonly<Record<string, Interval | Named>>;

/** lhs <= rhs with every quantity enclosed; `slack` encloses rhs - lhs, with common parts cancelled where possible. */
export interface Inequality {
  readonly lhs: Interval;
  readonly terms: readonly Term[];
  readonly rhs: Interval;
  readonly slack: Interval;
  /** What lhs never exceeds by definition, such as B for an excess risk: the bound is vacuous where rhs.lo is that large. */
  readonly largestLhs?: number;
}

export interface InequalityOptions {
  /**
   * An enclosure of rhs - lhs that is sharper than the difference of the two enclosures, because a quantity that stands
   * on both sides was cancelled first.
   */
  readonly slack?: Interval | undefined;
  readonly largestLhs?: number | undefined;
}

function enclosed(name: string, value: Interval): Interval {
  if (value?.lo <= value?.hi) return value;
  throw inputError('inequality', name, 'an interval {lo, hi} with lo <= hi', value);
}

/** A value to be shown under a name other than its key. */
export const named = (name: string, value: Interval): Named => ({name, value});

const isNamed = (term: Interval | Named | undefined): term is Named =>
  typeof (term as Partial<Named> | undefined)?.name === 'string';

/** The right side as a list of terms, in the order of the record. */
export function termList(terms: Terms): Term[] {
  return Object.entries(terms).map(([key, term]) => {
    const {name, value} = isNamed(term) ? term : named(key, term);
    return {key, name, value: enclosed(name, value)};
  });
}

/**
 * @param terms by key: intervals, or `named(name, interval)`
 * @throws InputError where an end is NaN or lo > hi, or where `slack` contradicts the two sides
 * @example inequality(point(0.5), {shift: named('2 B TV(T,U)', point(0.75))}).slack // {lo: 0.25, hi: 0.25}
 */
export function inequality(
  lhs: Interval,
  terms: Terms,
  {slack, largestLhs}: InequalityOptions = {},
): Inequality {
  enclosed('lhs', lhs);
  const list = termList(terms);
  if (slack) enclosed('slack', slack);
  const rhs = sum(list.map((term) => term.value));
  const difference = sub(rhs, lhs);
  return {
    lhs,
    terms: list,
    rhs,
    slack: slack ? meet(slack, difference) : difference,
    ...(largestLhs === undefined ? {} : {largestLhs}),
  };
}
