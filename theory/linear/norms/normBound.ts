import {type Interval, mulUp, point} from '../../arithmetic/interval.ts';

/**
 * The number a lemma uses where it asks for a bound on a norm.
 *
 * @param strict false: the enclosure's upper end. true: a number above the norm by 2^-40 of it, still a bound. A lemma
 *   about all bounds has equality cases that an inexactly evaluated left side cannot decide for the norm itself;
 *   they are decided for this bound. 0 stays 0.
 */
export function normBound(norm: Interval, strict: boolean): Interval {
  return point(strict ? mulUp(norm.hi, 1 + 2 ** -40) : norm.hi);
}
