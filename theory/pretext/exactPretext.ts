/**
 * The pretext loss L(W) = E |W h - w|^2 from exact second moments: of one decoder, and its least value over all of them.
 * Both are exact rationals, so the order of representations by their pretext loss is always decided.
 */
import {minus, plus, type Rational, rational, times} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';
import {solve} from '../linear/exactLinear.ts';
import {type ExactMatrix, exactMatrix, inner, product, transpose} from '../linear/exactMatrix.ts';
import type {Matrix} from '../linear/matrix.ts';

export interface PretextMoments {
  /** E h h^T, d x d. */
  readonly hh: ExactMatrix;
  /** E h w^T, d x q. */
  readonly hw: ExactMatrix;
  /** E |w|^2. */
  readonly ww: Rational;
}

/** inf_W L(W) = E|w|^2 - tr(Sigma_wh Sigma_hh^+ Sigma_hw), and X, d x q, whose transpose attains it. */
export function exactFit({hh, hw, ww}: PretextMoments): {infimum: Rational; X: ExactMatrix} {
  const {X} = solve(hh, hw);
  return {infimum: minus(ww, inner(hw, X)), X};
}

/** L(W) of one decoder, q x d. */
export function exactLoss({hh, hw, ww}: PretextMoments, decoder: Matrix): Rational {
  if (decoder.rows !== hw.columns || decoder.columns !== hw.rows) {
    const shape = `a ${hw.columns} x ${hw.rows} table`;
    throw inputError('exactLoss', 'decoder', shape, `${decoder.rows} x ${decoder.columns}`);
  }
  const W = transpose(exactMatrix(decoder));
  return plus(minus(ww, times(rational(2n), inner(hw, W))), inner(W, product(hh, W)));
}
