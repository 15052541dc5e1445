import type {Generator} from '../../../theory/laws/generator.ts';
import {SHIFT_KINDS, type Shift, shiftNamed} from './registry.ts';
import type {ShiftedWorld} from './shiftKind.ts';

/** No shift, or one of any kind in the registry, all equally likely. */
export function randomShift(random: Generator, world: ShiftedWorld): Shift[] {
  const group = random.integer(world.groups);
  const kind = shiftNamed(SHIFT_KINDS[random.integer(SHIFT_KINDS.length + 1)]);
  return kind ? [kind.random(random, group, world)] : [];
}
