/** Inverse-CDF sampling with exact probabilities: masses are nonnegative integers with a sum of at most 2^53. */
import type {Generator} from './generator.ts';

/** masses_0, masses_0 + masses_1, ... */
export function cumulative(masses: ArrayLike<number>): Float64Array {
  let sum = 0;
  return Float64Array.from(masses, (mass) => {
    sum += mass;
    return sum;
  });
}

/**
 * An index drawn with probability proportional to its mass; costs one uniform integer.
 * @param below what `cumulative` makes of the masses
 */
export function drawIndex(below: Float64Array, random: Generator): number {
  const at = random.integer(below.at(-1)!);
  // The first index whose cumulative mass exceeds the draw.
  let [lo, hi] = [0, below.length - 1];
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (below[middle]! > at) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}
