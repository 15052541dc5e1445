import {masses, type Pool, pool} from '../../../theory/laws/pool.ts';
import type {WorldInputs} from '../data/worldInputs.ts';
import {applyShifts} from '../shifts/applyShifts.ts';
import type {Shift} from '../shifts/registry.ts';

/** U and T are what their shifts make of the uniform law over the points with P(y = +1 | x_j) = eta_j. */
export function shiftedPool(
  {shift, shiftU = []}: {readonly shift: readonly Shift[]; readonly shiftU?: readonly Shift[]},
  {groups, features, total}: WorldInputs,
  eta: Float64Array,
): Pool {
  const weights = new Float64Array(groups.length).fill(1 / groups.length);
  const base = {weights, eta, groups, features: features()};
  const [U, T] = [applyShifts(shiftU, base, 'shiftU'), applyShifts(shift, base)];
  return pool({total, U: masses(U.weights, U.eta, total), T: masses(T.weights, T.eta, total)});
}
