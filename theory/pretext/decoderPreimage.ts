/**
 * (W^T)^+ theta: the least-norm a with W^T a = theta, whose norm is the constant C / G of theory section 4.
 *
 * Hypothesis (A2): theta lies in the row space of W, decided exactly. (W^T)^+ = W (W^T W)^+, any solution x of
 * W^T W x = theta gives W x, and |W x|^2 = <theta, x>. Symbols: W -> decoder on h°, q x d; theta -> d entries.
 */

import type {Interval} from '../arithmetic/interval.ts';
import {type Rational, sqrtToInterval} from '../arithmetic/rational.ts';
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

export interface DecoderPreimage {
  /** Whether theta lies in the row space of W (A2), exactly. */
  readonly inRowSpace: boolean;
  /** (W^T)^+ theta, a column with one entry a row of W (also where theta is outside the row space). */
  readonly vector: ExactMatrix;
  readonly square: Rational;
  /** |(W^T)^+ theta|. */
  readonly norm: Interval;
}

export function decoderPreimage(W: Matrix, theta: ArrayLike<number>): DecoderPreimage {
  if (theta.length !== W.columns) {
    throw inputError('decoderPreimage', 'theta', `${W.columns} entries, one a column of W`, theta.length);
  }
  const w = exactMatrix(W);
  const gram = product(transpose(w), w);
  const t = exactColumn(theta);
  const {X, consistent} = solve(gram, t);
  const vector = product(w, consistent ? X : pseudoInverseTimes(gram, t));
  const square = consistent ? inner(t, X) : inner(vector, vector);
  return {inRowSpace: consistent, vector, square, norm: sqrtToInterval(square)};
}
