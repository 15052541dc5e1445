/** Inverse-CDF sampling with exact probabilities: masses are nonnegative integers with a sum of at most 2^53. */
import type {Generator} from './generator.ts';
import {inputMasses, type JointLaw} from './pool.ts';

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

/** Iid draws of pool points from the marginal law of x, as indices; every draw costs one uniform integer. */
export function drawPoints(law: JointLaw, draws: number, random: Generator): Int32Array {
  const below = cumulative(inputMasses(law));
  return Int32Array.from({length: draws}, () => drawIndex(below, random));
}

/** The same draws, as the number of times that each point comes up. */
export function drawCounts(law: JointLaw, draws: number, random: Generator): Float64Array {
  const counts = new Float64Array(law.plus.length);
  for (const j of drawPoints(law, draws, random)) counts[j]! += 1;
  return counts;
}

/** `count` different indices below `size`, uniform without replacement: the first steps of a Fisher-Yates shuffle. */
export function drawDistinct(size: number, count: number, random: Generator): Int32Array {
  const order = Int32Array.from({length: size}, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + random.integer(size - i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order.slice(0, count);
}
