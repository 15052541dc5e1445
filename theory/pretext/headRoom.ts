/**
 * Head room (A3) of theory section 4: the head Sigma_hh^+ Sigma_ho theta on h that comes closest, in mean square
 * and with least norm, to the head theta on h°, and its norm, which must be at most R.
 */

import type {Interval} from '../arithmetic/interval.ts';
import {compare, fromDouble, type Rational, sqrtToInterval} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';
import {pseudoInverseTimes} from '../linear/exactLinear.ts';
import {type ExactMatrix, exactColumn, inner, product} from '../linear/exactMatrix.ts';
import type {Moments} from './moments.ts';

export interface HeadRoom {
  /** Sigma_hh^+ Sigma_ho theta, a column. */
  readonly vector: ExactMatrix;
  /** Its squared norm. */
  readonly square: Rational;
  /** Its norm. */
  readonly norm: Interval;
}

/** @param theta head on h°, one entry a column of h° */
export function headRoom({hh, ho}: Pick<Moments, 'hh' | 'ho'>, theta: ArrayLike<number>): HeadRoom {
  if (theta.length !== ho.columns) {
    throw inputError('headRoom', 'theta', `${ho.columns} entries, one a column of h°`, theta.length);
  }
  const vector = pseudoInverseTimes(hh, product(ho, exactColumn(theta)));
  const square = inner(vector, vector);
  return {vector, square, norm: sqrtToInterval(square)};
}

/** Whether |Sigma_hh^+ Sigma_ho theta| <= R, decided exactly. */
export function hasHeadRoom(room: HeadRoom, R: number): boolean {
  if (!(R >= 0)) throw inputError('hasHeadRoom', 'R', 'a number >= 0', R);
  if (R === Number.POSITIVE_INFINITY) return true;
  const r = fromDouble(R);
  return compare(room.square, {num: r.num * r.num, den: r.den * r.den}) <= 0;
}
