import {sqrt} from '../../arithmetic/elementary.ts';
import {abs, type Interval, square, sum, ZERO} from '../../arithmetic/interval.ts';

/** Enclosure of |x|_2; exact where at most one entry can be other than 0. */
export function vectorNorm(entries: Iterable<Interval>): Interval {
  const present = [...entries].filter(({lo, hi}) => lo !== 0 || hi !== 0);
  if (present.length <= 1) return abs(present[0] ?? ZERO);
  return sqrt(sum(present.map(square)));
}
