import {finite, inputError} from '../../../theory/errors.ts';
import type {ShiftBase, Tilt} from './shift.ts';
import {withMasses} from './shiftBase.ts';

/** Exponential tilt by a feature; total variation from the base is monotone in |strength| on each side of 0. */
export function tilt(shift: Tilt, base: ShiftBase): ShiftBase {
  const known = base.features ?? {};
  const feature = Object.hasOwn(known, shift.feature) ? known[shift.feature] : undefined;
  if (feature === undefined) {
    const names = Object.keys(known).join(', ') || 'this world has none';
    throw inputError('tilt', 'feature', `a feature of the world (${names})`, shift.feature);
  }
  const strength = finite('tilt', 'strength', shift.strength);
  if (strength === 0) return base;
  // The largest exponent on the support is taken off, so that nothing overflows and some mass always remains.
  let most = Number.NEGATIVE_INFINITY;
  base.weights.forEach((w, j) => {
    if (w > 0)
      most = Math.max(most, strength * finite('tilt', `features.${shift.feature}[${j}]`, feature[j]!));
  });
  const masses = base.weights.map((w, j) => (w > 0 ? w * Math.exp(strength * feature[j]! - most) : 0));
  return withMasses('tilt', base, masses);
}
