import {inputError} from '../../../theory/errors.ts';
import {SHIFT_KINDS, type Shift, shiftNamed} from './registry.ts';
import type {ShiftedWorld} from './shiftKind.ts';

/**
 * The shift that a flag describes: `kind:strength`, or `kind:strength:group` where the group is not 0.
 *
 * @throws InputError naming the kinds and groups there are
 * @example
 * ```ts
 * import {shifts} from 'transferbound';
 *
 * shifts.parseShift('flip:0.2:1', {groups: 3, feature: 'norm'}); // => {kind: 'flip', probability: 0.2, groups: [1]}
 * ```
 */
export function parseShift(
  text: string,
  world: ShiftedWorld,
  where = 'parseShift',
  argument = 'text',
): Shift {
  const [name, amount, at = '0', ...rest] = text.split(':');
  const [kind, strength, group] = [shiftNamed(name), Number(amount), Number(at)];
  const inWorld = Number.isInteger(group) && group >= 0 && group < world.groups;
  if (!kind || !amount || !Number.isFinite(strength) || !inWorld || rest.length > 0) {
    const expected = `kind:strength[:group], kind ${SHIFT_KINDS.join(' | ')}, group 0 to ${world.groups - 1}`;
    throw inputError(where, argument, expected, text);
  }
  return kind.parse(strength, group, world);
}
