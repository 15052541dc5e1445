import {jointAtoms} from '../heads/risk.ts';
import {drawMultinomial} from '../laws/drawMultinomial.ts';
import type {Generator} from '../laws/generator.ts';
import type {Pool, Sample} from '../laws/pool.ts';

/** n labelled draws from T as counts, at a cost that does not grow with n. */
export function drawLabelled({size, T}: Pool, n: number, random: Generator): Sample {
  const counts = drawMultinomial(jointAtoms(T), n, random);
  return {plus: counts.slice(0, size), minus: counts.slice(size), n};
}
