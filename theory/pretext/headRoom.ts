/**
 * Two vectors of least norm in theory section 4, exact, whose norms decide (A3) and give the constant C:
 *
 *   Sigma_hh^+ Sigma_ho theta   the head on h that comes closest, in mean square, to the head theta on h°; its norm must
 *                               be at most R (A3, head room)
 *   (W^T)^+ theta               the a with W^T a = theta, whose norm is C / G
 *
 * Hypothesis (A2): theta lies in the row space of W, decided exactly. (W^T)^+ = W (W^T W)^+, any solution x of
 * W^T W x = theta gives W x, and |W x|^2 = <theta, x>. Symbols: W -> decoder on h°, q x d; theta -> d entries.
 */

import type {Interval} from '../arithmetic/interval.ts';
import {compare, fromDouble, type Rational, sqrtToInterval} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';
import {pseudoInverseTimes, solve} from '../linear/exactLinear.ts';
import {
  type ExactMatrix,
  exactColumn,
  exactMatrix,
  inner,
  product,
  transpose,
} from '../linear/exactMatrix.ts';
import type {Matrix} from '../linear/matrix.ts';
import type {Moments} from './moments.ts';

/** An exact vector with its norm. */
export interface LeastNorm {
  /** A column. */
  readonly vector: ExactMatrix;
  /** Its squared norm. */
  readonly square: Rational;
  /** Its norm. */
  readonly norm: Interval;
}

/**
 * Sigma_hh^+ Sigma_ho theta.
 * @param theta head on h°, one entry per column of h°
 */
export function headRoom({hh, ho}: Pick<Moments, 'hh' | 'ho'>, theta: ArrayLike<number>): LeastNorm {
  if (theta.length !== ho.columns) {
    throw inputError('headRoom', 'theta', `${ho.columns} entries, one per column of h°`, theta.length);
  }
  const vector = pseudoInverseTimes(hh, product(ho, exactColumn(theta)));
  const square = inner(vector, vector);
  return {vector, square, norm: sqrtToInterval(square)};
}

/** Whether |Sigma_hh^+ Sigma_ho theta| <= R, decided exactly. */
export function hasHeadRoom(room: LeastNorm, R: number): boolean {
  if (!(R >= 0)) throw inputError('hasHeadRoom', 'R', 'a number >= 0', R);
  if (R === Number.POSITIVE_INFINITY) return true;
  const r = fromDouble(R);
  return compare(room.square, {num: r.num * r.num, den: r.den * r.den}) <= 0;
}

export interface DecoderPreimage extends LeastNorm {
  /** Whether theta lies in the row space of W (A2), exactly. */
  readonly inRowSpace: boolean;
}

/** (W^T)^+ theta, one entry per row of W; also where theta is outside the row space. */
export function decoderPreimage(W: Matrix, theta: ArrayLike<number>): DecoderPreimage {
  if (theta.length !== W.columns) {
    throw inputError('decoderPreimage', 'theta', `${W.columns} entries, one per column of W`, theta.length);
  }
  const w = exactMatrix(W);
  const gram = product(transpose(w), w);
  const t = exactColumn(theta);
  const {X, consistent} = solve(gram, t);
  const vector = product(w, consistent ? X : pseudoInverseTimes(gram, t));
  const square = consistent ? inner(t, X) : inner(vector, vector);
  return {inRowSpace: consistent, vector, square, norm: sqrtToInterval(square)};
}
