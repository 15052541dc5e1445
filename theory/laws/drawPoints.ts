import type {Generator} from './generator.ts';
import {type JointLaw, pointMass} from './pool.ts';

/** Iid draws of pool points from a law, as indices; every draw costs one uniform integer below the total. */
export function drawPoints(law: JointLaw, total: number, draws: number, random: Generator): Int32Array {
  const size = law.plus.length;
  const below = new Float64Array(size);
  for (let j = 0, sum = 0; j < size; j++) {
    sum += pointMass(law, j);
    below[j] = sum;
  }
  return Int32Array.from({length: draws}, () => {
    const at = random.integer(total);
    // The first point whose cumulative mass exceeds the draw.
    let [lo, hi] = [0, size - 1];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (below[middle]! > at) hi = middle;
      else lo = middle + 1;
    }
    return lo;
  });
}
