import type {FiniteSetting} from './setting.ts';

/**
 * A world of two points to try things on: four atoms of equal mass under U, labels +1 and -1 by point under T, the
 * hinge loss, the two heads -1 and +1, and a representation that maps the second point to 0.
 *
 * @example
 * ```ts
 * import {evaluateSetting, findClaim, worlds} from 'transferbound';
 *
 * evaluateSetting(findClaim('change-of-law'), worlds.smallSetting).verdict; // => 'holds'
 * ```
 */
export const smallSetting: FiniteSetting = {
  family: 'finite',
  total: 4,
  U: {plus: [1, 1], minus: [1, 1]},
  T: {plus: [2, 0], minus: [0, 2]},
  loss: 'hinge',
  heads: {kind: 'finite', thetas: [[-1], [1]]},
  referenceHeads: {kind: 'finite', thetas: [[-1], [1]]},
  representation: [[1], [0]],
  reference: [[1], [-1]],
  others: [],
  decoder: [[1]],
  beta: 0.5,
  n: 2,
  nu: 0.25,
};
