import type {Flip, ShiftBase} from './shift.ts';
import {fraction, groupOf, inGroups} from './shiftBase.ts';

/** Label noise, as a concept shift: eta becomes (1 - p) eta + p (1 - eta) on the chosen groups. */
export function flip(shift: Flip, base: ShiftBase): ShiftBase {
  const p = fraction('flip', 'probability', shift.probability);
  const hit = inGroups('flip', 'groups', shift.groups);
  const eta = base.eta.map((e, j) => (hit(groupOf(base, j)) ? e * (1 - p) + p * (1 - e) : e));
  return {...base, eta: eta.map((e) => Math.min(1, e))};
}
