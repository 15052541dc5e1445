import {inputError} from '../../../theory/errors.ts';
import type {Corrupt, ShiftBase} from './shift.ts';
import {fraction, groupOf, inGroups, withMasses} from './shiftBase.ts';

/** Moves the law by `amount` towards the uniform law on the points of some groups, labels staying with the points. */
export function corrupt(shift: Corrupt, base: ShiftBase): ShiftBase {
  const amount = fraction('corrupt', 'amount', shift.amount);
  const hit = inGroups('corrupt', 'groups', shift.groups);
  let points = 0;
  for (let j = 0; j < base.weights.length; j++) points += hit(groupOf(base, j)) ? 1 : 0;
  if (points === 0)
    throw inputError('corrupt', 'groups', 'groups with at least one pool point', shift.groups);
  const masses = base.weights.map((w, j) => {
    return w * (1 - amount) + (hit(groupOf(base, j)) ? amount / points : 0);
  });
  return withMasses('corrupt', base, masses);
}
