/**
 * Divides one accuracy eps among layers: minimise sum_i C_i / eps_i^2 subject to sum_i c_i eps_i = eps. The optimum is
 * eps_i = alpha_i eps / c_i with alpha_i in proportion to (C_i c_i^2)^{1/3}, value (sum_i (C_i c_i^2)^{1/3})^3 / eps^2.
 * Any alpha >= 0 with sum 1 is valid, so the cube roots are doubles and only what follows from them is enclosed.
 */
import {div, type Interval, point, sum} from '../arithmetic/interval.ts';

/** Enclosures of alpha_i, which are exact quotients that sum to 1; @param weights C_i c_i^2, >= 0, not all 0 */
export function splitScales(weights: readonly Interval[]): Interval[] {
  const roots = weights.map(({hi}) => point(Math.cbrt(hi)));
  const total = sum(roots);
  return roots.map((root) => div(root, total));
}
