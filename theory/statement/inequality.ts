/** An inequality lhs <= sum of terms, every quantity enclosed in an interval. */
import {type Interval, meet, sub, sum} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';

export interface Term {
  readonly name: string;
  readonly value: Interval;
}

/** lhs <= rhs with every quantity enclosed; `slack` encloses rhs - lhs, with common parts cancelled where possible. */
export interface Inequality {
  readonly lhs: Interval;
  readonly terms: readonly Term[];
  readonly rhs: Interval;
  readonly slack: Interval;
  /** What lhs never exceeds by definition, such as B for an excess risk: vacuous where rhs.lo >= trivial. */
  readonly trivial?: number;
}

function enclosed(name: string, value: Interval): Interval {
  if (value?.lo <= value?.hi) return value;
  throw inputError('inequality', name, 'an interval {lo, hi} with lo <= hi', value);
}

/**
 * @param slack an enclosure of rhs - lhs that is sharper than the difference of the two enclosures, because a quantity
 *   that stands on both sides was cancelled first.
 * @param trivial see Inequality
 */
export function inequality(
  lhs: Interval,
  terms: Readonly<Record<string, Interval>>,
  slack?: Interval,
  trivial?: number,
): Inequality {
  enclosed('lhs', lhs);
  const list = Object.entries(terms).map(([name, value]) => ({name, value: enclosed(name, value)}));
  if (slack) enclosed('slack', slack);
  const rhs = sum(list.map((term) => term.value));
  const difference = sub(rhs, lhs);
  return {
    lhs,
    terms: list,
    rhs,
    slack: slack ? meet(slack, difference) : difference,
    ...(trivial === undefined ? {} : {trivial}),
  };
}
