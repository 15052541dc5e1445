/** How often each pool point comes up among iid draws from the marginal law of x; exact probabilities. */
import type {Generator} from './generator.ts';
import {type JointLaw, pointMass} from './pool.ts';

export function drawCounts(law: JointLaw, draws: number, rng: Generator): Float64Array {
  const size = law.plus.length;
  const upTo = new Float64Array(size);
  let sum = 0;
  for (let j = 0; j < size; j++) {
    sum += pointMass(law, j);
    upTo[j] = sum;
  }
  const counts = new Float64Array(size);
  for (let i = 0; i < draws; i++) {
    const mark = rng.integer(sum);
    // The first point whose cumulated mass exceeds the mark.
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > mark) high = middle;
      else low = middle + 1;
    }
    counts[low]! += 1;
  }
  return counts;
}
