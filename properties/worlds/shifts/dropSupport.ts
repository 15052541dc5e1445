import type {DropSupport, ShiftBase} from './shift.ts';
import {fraction, groupOf, inGroups, withMasses} from './shiftBase.ts';

/** Takes the share `strength` of the mass of some groups away; strength 1 drops them from the support. */
export function dropSupport(shift: DropSupport, base: ShiftBase): ShiftBase {
  const kept = 1 - fraction('dropSupport', 'strength', shift.strength ?? 1);
  const dropped = inGroups('dropSupport', 'groups', shift.groups ?? []);
  const masses = base.weights.map((w, j) => (dropped(groupOf(base, j)) ? w * kept : w));
  return withMasses('dropSupport', base, masses);
}
