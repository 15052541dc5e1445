import type {Generator} from '../../../theory/laws/generator.ts';
import {SHIFT_KINDS, type Shift, shiftNamed} from './registry.ts';
import type {ShiftedWorld} from './shiftKind.ts';

/** No shift, or one of any kind in the registry, all equally likely. */
export function randomShift(random: Generator, world: ShiftedWorld): Shift[] {
  const group = random.integer(world.groups);
  const kind = shiftNamed(SHIFT_KINDS[random.integer(SHIFT_KINDS.length + 1)]);
  return kind ? [kind.random(random, group, world)] : [];
}

/** No shift in half of the cases, else one of total variation up to a few percent, so that bounds still say something. */
export function mildShift(random: Generator, {groups, feature}: ShiftedWorld): Shift[] {
  const group = random.integer(groups);
  const strength = 2 ** -(5 + random.integer(3));
  const kinds: readonly (readonly Shift[])[] = [
    [],
    [],
    [],
    [{kind: 'flip', probability: strength, groups: [group]}],
    [{kind: 'tilt', feature, strength: 8 * strength}],
    [{kind: 'truncate', feature, share: strength / 4}],
  ];
  return [...kinds[random.integer(kinds.length)]!];
}
