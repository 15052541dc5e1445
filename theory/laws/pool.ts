/**
 * The pool world: M points, two joint laws of (x, y) with y in {-1, +1} - U of pretraining, T downstream.
 *
 * A law is a table of integer masses over a common total, so every probability is an exact rational, the laws sum
 * to one exactly, and total variation is an integer over the total. eta_j = plus_j / (plus_j + minus_j).
 * Source: theory section 0 (docs/theory/README.md).
 */
import {inputError} from '../errors.ts';

export interface JointLaw {
  /** plus[j] = total * P(x = x_j, y = +1), a nonnegative integer. */
  readonly plus: Float64Array;
  /** minus[j] = total * P(x = x_j, y = -1), a nonnegative integer. */
  readonly minus: Float64Array;
}

/** A finite pool of points with its two laws. */
export interface Pool {
  /** M, the number of points. */
  readonly size: number;
  /** Common denominator of all masses, at most 2^46. */
  readonly total: number;
  /** Pretraining law. */
  readonly U: JointLaw;
  /** Downstream law. */
  readonly T: JointLaw;
}

export const MOST_TOTAL = 2 ** 46;

function law(name: string, plus: ArrayLike<number>, minus: ArrayLike<number>, total: number): JointLaw {
  if (plus.length === 0) throw inputError('pool', name, 'at least one pool point', []);
  if (plus.length !== minus.length) {
    throw inputError('pool', `${name}.minus`, `${plus.length} masses as in ${name}.plus`, minus.length);
  }
  const sides = {plus: Float64Array.from(plus), minus: Float64Array.from(minus)};
  let sum = 0;
  for (const side of ['plus', 'minus'] as const) {
    for (const [j, mass] of sides[side].entries()) {
      if (!(Number.isInteger(mass) && mass >= 0)) {
        throw inputError('pool', `${name}.${side}[${j}]`, 'a nonnegative integer mass', mass);
      }
      sum += mass;
    }
  }
  if (sum !== total) throw inputError('pool', name, `masses that sum to total = ${total}`, sum);
  return sides;
}

export interface PoolMasses {
  readonly total: number;
  readonly U: {readonly plus: ArrayLike<number>; readonly minus: ArrayLike<number>};
  readonly T: {readonly plus: ArrayLike<number>; readonly minus: ArrayLike<number>};
}

/**
 * A checked pool of M points from integer masses.
 * @param masses `plus[j]` of (x_j, +1) and `minus[j]` of (x_j, -1), under U and T, in units of 1 / `total`
 * @throws InputError where masses are no whole numbers or do not sum to `total`
 * @example
 * ```ts
 * import {worlds} from 'transferbound';
 *
 * const pool = worlds.pool({total: 4, U: {plus: [1, 1], minus: [1, 1]}, T: {plus: [2, 0], minus: [0, 2]}});
 * pool.size; // => 2
 * ```
 */
export function pool(masses: PoolMasses): Pool {
  const {total} = masses;
  if (!(Number.isInteger(total) && total >= 1 && total <= MOST_TOTAL)) {
    throw inputError('pool', 'total', 'an integer in [1, 2^46]', total);
  }
  const U = law('U', masses.U.plus, masses.U.minus, total);
  const T = law('T', masses.T.plus, masses.T.minus, total);
  if (U.plus.length !== T.plus.length) {
    throw inputError('pool', 'T', `${U.plus.length} points as in U`, T.plus.length);
  }
  return {size: U.plus.length, total, U, T};
}

/**
 * Integer masses nearest to real weights and label probabilities, remainder handed out by largest fraction.
 * @param weights nonnegative, summing to 1 within 1e-9
 * @param eta P(y = +1 | x_j), each in [0, 1]
 */
export function masses(weights: ArrayLike<number>, eta: ArrayLike<number>, total = 2 ** 40): JointLaw {
  const size = weights.length;
  if (size === 0) throw inputError('masses', 'weights', 'at least one pool point', []);
  if (eta.length !== size)
    throw inputError('masses', 'eta', `${size} label probabilities, one per weight`, eta.length);
  let sum = 0;
  for (let j = 0; j < size; j++) {
    const w = weights[j]!;
    if (!(w >= 0 && w < Number.POSITIVE_INFINITY))
      throw inputError('masses', `weights[${j}]`, 'a number >= 0', w);
    const p = eta[j]!;
    if (!(p >= 0 && p <= 1)) throw inputError('masses', `eta[${j}]`, 'a probability in [0, 1]', p);
    sum += w;
  }
  if (Math.abs(sum - 1) > 1e-9)
    throw inputError('masses', 'weights', 'weights that sum to 1 within 1e-9', sum);
  const exact = new Float64Array(2 * size);
  for (let j = 0; j < size; j++) {
    exact[2 * j] = (weights[j]! / sum) * eta[j]! * total;
    exact[2 * j + 1] = (weights[j]! / sum) * (1 - eta[j]!) * total;
  }
  const whole = exact.map(Math.floor);
  let left = total - whole.reduce((a, b) => a + b, 0);
  const order = Array.from(exact.keys()).filter((i) => exact[i]! > 0);
  order.sort((a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!) || a - b);
  for (let i = 0; left > 0; i = (i + 1) % order.length, left--) whole[order[i]!]! += 1;
  for (let i = 0; left < 0; i = (i + 1) % order.length) {
    if (whole[order[i]!]! > 0) {
      whole[order[i]!]! -= 1;
      left++;
    }
  }
  return {plus: whole.filter((_, i) => i % 2 === 0), minus: whole.filter((_, i) => i % 2 === 1)};
}

/** total * P(x = x_j). */
export function pointMass(law: Pick<Sample, 'plus' | 'minus'>, j: number): number {
  return law.plus[j]! + law.minus[j]!;
}

/** The masses of the inputs, total * P(x = x_j) for every j; of a sample, how often each was drawn. */
export function inputMasses(law: Pick<Sample, 'plus' | 'minus'>): Float64Array {
  return Float64Array.from(law.plus, (_, j) => pointMass(law, j));
}

/** A fine-tuning sample as counts of the atoms (x_j, +1) and (x_j, -1); the counts sum to n. */
export interface Sample {
  readonly plus: ArrayLike<number>;
  readonly minus: ArrayLike<number>;
  readonly n: number;
  /** A second, independent sample D', where a claim is about one: held out of fine-tuning and of every choice. */
  readonly test?: Sample;
}
