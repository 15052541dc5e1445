/** Finite settings of theory section 7 that are written out by hand: the scale-free term that grows, D's inputs as S. */
import type {DescentSetting} from '../../settings/descent/setting.ts';
import type {FiniteSetting} from '../../settings/finite/setting.ts';

const both = {plus: [1, 0], minus: [0, 1]};
const plain = {
  family: 'finite',
  total: 2,
  U: both,
  T: both,
  loss: 'hinge',
  heads: {kind: 'ball', radius: 1},
  referenceHeads: {kind: 'ball', radius: 1},
  beta: 0.5,
  n: 1,
  nu: 0.5,
} as const;

/**
 * Points +-, h° = h1 = (0, +-1), h2 = (1/2, +-height), target +-1: both pretext losses are 0. At radius 1 the term falls
 * from 1/2 to (1/2 + height) / 2; the radius that h2 needs is 1/height, so R(h) Rhat grows to (1/2 + height) / (2 height).
 */
export function twoPoints(height: number): FiniteSetting {
  return {
    ...plain,
    representation: [
      [0, 1],
      [0, -1],
    ],
    reference: [
      [0, 1],
      [0, -1],
    ],
    others: [
      [
        [0.5, height],
        [0.5, -height],
      ],
    ],
    decoder: [[0, 1]],
  };
}

/**
 * Two points, n = 1, tables that vanish at one point each: the one that RadReg takes with S = D is 0 at D's input, so
 * D says nothing about its head, and its measured complexity is 0. Every sample violates the bound.
 */
export const ownInputs: FiniteSetting = {
  ...plain,
  U: {plus: [1, 1], minus: [0, 0]},
  T: {plus: [1, 1], minus: [0, 0]},
  heads: {kind: 'finite', thetas: [[1], [-1]]},
  referenceHeads: {kind: 'finite', thetas: [[1], [-1]]},
  representation: [[0], [1]],
  reference: [[1], [0]],
  others: [],
  decoder: [[0]],
  nu: 63 / 64,
};

/** -x^2/2 on [-3, 3] from 1, rho^ = 3/2, one step of 2: the attained instance on [-1, 1] from 1/3, tripled. */
export const attainedDescent: DescentSetting = {
  family: 'descent',
  quadratic: [[-1]],
  linear: [0],
  kinks: [],
  lower: [-3],
  upper: [3],
  start: [1],
  steps: [2],
  noise: [[0]],
  rho: 1,
  rhoHat: 1.5,
};
