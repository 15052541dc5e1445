import {masses, type Pool, pool} from '../../../theory/laws/pool.ts';
import type {WorldInputs} from '../data/worldInputs.ts';
import {applyShifts} from '../shifts/applyShifts.ts';
import type {Shift} from '../shifts/registry.ts';

/** U uniform over the points with P(y = +1 | x_j) = eta_j, T what the shifts make of it. */
export function shiftedPool(
  shift: readonly Shift[],
  {groups, features, total}: WorldInputs,
  eta: Float64Array,
): Pool {
  const weights = new Float64Array(groups.length).fill(1 / groups.length);
  const shifted = applyShifts(shift, {weights, eta, groups, features: features()});
  return pool({total, U: masses(weights, eta, total), T: masses(shifted.weights, shifted.eta, total)});
}
