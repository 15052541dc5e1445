/** One trial: every stage of a bound drawn once. */
import type {Generator} from '../../theory/laws/generator.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';
import {after, type Bound, settled} from './checkedBound.ts';
import type {Stage} from './stages.ts';

/** @param random the trial's own */
export function trial(bound: Bound, stages: readonly Pick<Stage, 'draw'>[], random: Generator): Inequality {
  return settled(stages.reduce((waiting, {draw}) => after(waiting, draw!(random)), bound));
}
