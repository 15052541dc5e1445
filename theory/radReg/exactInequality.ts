import {minus, type Rational, toInterval} from '../arithmetic/rational.ts';
import {type Inequality, inequality, named} from '../statement/inequality.ts';
import {sumOf} from './descentCase.ts';

/**
 * lhs <= sum of terms, decided exactly: the slack is the tightest enclosure of an exact rational.
 * @param terms by key, each with its name
 */
export function exactInequality(
  lhs: Rational,
  terms: Readonly<Record<string, readonly [name: string, value: Rational]>>,
): Inequality {
  const enclosed = Object.entries(terms).map(([key, [name, value]]) => [key, named(name, toInterval(value))]);
  const rhs = sumOf(Object.values(terms).map(([, value]) => value));
  return inequality(toInterval(lhs), Object.fromEntries(enclosed), {slack: toInterval(minus(rhs, lhs))});
}
