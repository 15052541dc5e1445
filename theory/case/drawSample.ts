/** Iid draws of (x, y) from a law, as counts of the atoms; every draw costs one uniform integer below the total. */
import type {Case} from '../case/case.ts';
import {memoised} from '../case/case.ts';
import {jointAtoms} from '../heads/risk.ts';
import {cumulative, drawIndex} from '../laws/draw.ts';
import type {Generator} from '../laws/generator.ts';
import type {Sample} from '../laws/pool.ts';

/** n draws from T, n that of the case. */
export function drawSample(c: Case, random: Generator): Sample {
  const below = memoised(c, ['cumulative T'], () => cumulative(jointAtoms(c.pool.T)));
  const size = c.pool.size;
  const plus = new Float64Array(size);
  const minus = new Float64Array(size);
  for (let i = 0; i < c.n; i++) {
    const atom = drawIndex(below, random);
    if (atom < size) plus[atom]! += 1;
    else minus[atom - size]! += 1;
  }
  return {plus, minus, n: c.n};
}
