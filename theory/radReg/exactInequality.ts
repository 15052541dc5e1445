import {minus, type Rational, toInterval} from '../arithmetic/rational.ts';
import {type Inequality, inequality} from '../statement/inequality.ts';
import {sumOf} from './descentCase.ts';

/** lhs <= sum of terms, decided exactly: the slack is the tightest enclosure of an exact rational. */
export function exactInequality(lhs: Rational, terms: Readonly<Record<string, Rational>>): Inequality {
  const enclosed = Object.fromEntries(
    Object.entries(terms).map(([name, value]) => [name, toInterval(value)]),
  );
  return inequality(toInterval(lhs), enclosed, toInterval(minus(sumOf(Object.values(terms)), lhs)));
}
