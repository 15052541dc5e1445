import {type Interval, nextUp, point, scale} from '../interval.ts';

/**
 * The number a lemma uses where it asks for a bound on a norm: the norm itself where it is known exactly, otherwise its
 * upper end rounded up to 40 binary digits. A lemma about all bounds is thereby tried on a bound strictly above an
 * irrational norm, so that its equality cases are decided rather than left to the last digit.
 */
export function normBound(norm: Interval): Interval {
  const {lo, hi} = norm;
  if (lo === hi || !(hi > 0 && hi < 2 ** 1000)) return point(hi);
  const unit = 2 ** (Math.floor(Math.log2(hi)) - 40);
  // Both factors are powers of two, so only the ceiling changes the number.
  const rounded = Math.ceil(scale(1 / unit, point(hi)).hi) * unit;
  return point(rounded > hi ? rounded : nextUp(hi));
}
