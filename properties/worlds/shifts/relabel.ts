import type {Relabel, ShiftBase} from './shift.ts';
import {fraction, groupOf, inGroups} from './shiftBase.ts';

/** Moves the labels towards another task, +1 exactly on the positive groups: a concept shift without noise. */
export function relabel(shift: Relabel, base: ShiftBase): ShiftBase {
  const strength = fraction('relabel', 'strength', shift.strength ?? 1);
  const positive = inGroups('relabel', 'positive', shift.positive ?? []);
  const eta = base.eta.map((e, j) => e * (1 - strength) + (positive(groupOf(base, j)) ? strength : 0));
  return {...base, eta: eta.map((e) => Math.min(1, e))};
}
