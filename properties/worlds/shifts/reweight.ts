import {inputError} from '../../../theory/errors.ts';
import type {Reweight, ShiftBase} from './shift.ts';
import {groupOf, withMasses} from './shiftBase.ts';

/** Multiplies the weight of every point by its group's factor, then normalises. */
export function reweight(shift: Reweight, base: ShiftBase): ShiftBase {
  const {factors} = shift;
  if (!Array.isArray(factors)) throw inputError('reweight', 'factors', 'a list, one factor a group', factors);
  for (const [g, factor] of factors.entries()) {
    if (!(typeof factor === 'number' && factor >= 0 && factor < Number.POSITIVE_INFINITY))
      throw inputError('reweight', `factors[${g}]`, 'a finite number >= 0', factor);
  }
  const masses = base.weights.map((w, j) => {
    const factor = factors[groupOf(base, j)];
    if (factor === undefined)
      throw inputError('reweight', 'factors', `a factor for group ${groupOf(base, j)}`, factors);
    return w * factor;
  });
  return withMasses('reweight', base, masses);
}
