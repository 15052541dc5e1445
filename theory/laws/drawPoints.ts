import {cumulative, drawIndex} from './drawIndex.ts';
import type {Generator} from './generator.ts';
import {type JointLaw, pointMass} from './pool.ts';

/** Iid draws of pool points from the marginal law of x, as indices; every draw costs one uniform integer. */
export function drawPoints(law: JointLaw, draws: number, random: Generator): Int32Array {
  const below = cumulative(law.plus.map((_, j) => pointMass(law, j)));
  return Int32Array.from({length: draws}, () => drawIndex(below, random));
}

/** The same draws, as the number of times that each point comes up. */
export function drawCounts(law: JointLaw, draws: number, random: Generator): Float64Array {
  const counts = new Float64Array(law.plus.length);
  for (const j of drawPoints(law, draws, random)) counts[j]! += 1;
  return counts;
}
