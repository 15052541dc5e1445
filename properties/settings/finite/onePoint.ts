import type {FiniteSetting} from './setting.ts';

/**
 * One point, one head: label +1 under U, +1 with probability 1/4 under T, one labelled draw. What a test needs where the
 * claim and not the world is of interest.
 */
export const onePoint: FiniteSetting = {
  family: 'finite',
  total: 4,
  U: {plus: [4], minus: [0]},
  T: {plus: [1], minus: [3]},
  loss: 'hinge',
  heads: {kind: 'finite', thetas: [[1]]},
  referenceHeads: {kind: 'finite', thetas: [[1]]},
  representation: [[1]],
  reference: [[1]],
  others: [],
  decoder: [[1]],
  beta: 0.5,
  n: 1,
  nu: 0.25,
};
