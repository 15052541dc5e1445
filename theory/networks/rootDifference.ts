import {add, div, type Interval, sub, ZERO} from '../arithmetic/interval.ts';

/**
 * b - a of two nonnegative numbers known through their squares, as (b^2 - a^2) / (b + a): on short dyadic numbers the
 * squares are exact where the roots are not, so a = b is decided.
 */
export function rootDifference(a: Interval, aSquared: Interval, b: Interval, bSquared: Interval): Interval {
  const squares = sub(bSquared, aSquared);
  if (squares.lo === 0 && squares.hi === 0) return ZERO;
  const total = add(a, b);
  return total.lo > 0 ? div(squares, total) : sub(b, a);
}
