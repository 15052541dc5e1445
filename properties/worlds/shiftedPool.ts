import {masses, type Pool, pool} from '../../theory/laws/pool.ts';
import {applyShifts} from './shifts/applyShifts.ts';
import type {Shift} from './shifts/registry.ts';

const TOTAL = 2 ** 20;

/**
 * The pool of a teacher world: U uniform over the points with P(y = +1 | x_j) = eta_j, T what the shifts make of it.
 *
 * @param data the inputs, row-major, a row a point: a shift may go by their norms
 */
export function shiftedPool(
  shift: readonly Shift[],
  {eta, groups, data}: {eta: Float64Array; groups: Int32Array; data: Float64Array},
): Pool {
  const points = groups.length;
  const length = data.length / points;
  const norm = Float64Array.from({length: points}, (_, j) =>
    Math.hypot(...data.subarray(j * length, (j + 1) * length)),
  );
  const base = {weights: new Float64Array(points).fill(1 / points), eta, groups, features: {norm}};
  const shifted = applyShifts(shift, base);
  return pool({
    total: TOTAL,
    U: masses(base.weights, eta, TOTAL),
    T: masses(shifted.weights, shifted.eta, TOTAL),
  });
}
