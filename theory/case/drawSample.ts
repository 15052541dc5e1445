/** Iid draws of (x, y) from a law, as counts of the atoms; every draw costs one uniform integer below the total. */
import type {Case} from '../case/case.ts';
import {memoised} from '../case/case.ts';
import {jointAtoms} from '../heads/risk.ts';
import type {Generator} from '../laws/generator.ts';
import type {Sample} from '../laws/sample.ts';

function cumulative(c: Case): Float64Array {
  return memoised(c, ['cumulative T'], () => {
    const atoms = jointAtoms(c.pool.T);
    for (let a = 1; a < atoms.length; a++) atoms[a]! += atoms[a - 1]!;
    return atoms;
  });
}

/** n draws from T, n that of the case. */
export function drawSample(c: Case, random: Generator): Sample {
  const below = cumulative(c);
  const size = c.pool.size;
  const plus = new Float64Array(size);
  const minus = new Float64Array(size);
  for (let i = 0; i < c.n; i++) {
    const at = random.integer(c.pool.total);
    // The first atom whose cumulative mass exceeds the draw.
    let [lo, hi] = [0, below.length - 1];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (below[middle]! > at) hi = middle;
      else lo = middle + 1;
    }
    if (lo < size) plus[lo]! += 1;
    else minus[lo - size]! += 1;
  }
  return {plus, minus, n: c.n};
}
