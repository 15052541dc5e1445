/**
 * The pretext loss L(W, h) = E |W h(v) - w|^2 from exact moments: of one decoder, its least value over all linear
 * decoders, and a decoder that attains that but for rounding. Loss and least value are exact rationals, so the order
 * of encoders by their pretext loss is decided, never left open.
 */
import {pseudoInverse} from 'ml-matrix';
import {minus, plus, type Rational, rational, times} from '../../../theory/arithmetic/rational.ts';
import {inputError} from '../../../theory/errors.ts';
import {solve} from '../../../theory/linear/exactLinear.ts';
import {exactMatrix, inner, product, rounded, transpose} from '../../../theory/linear/exactMatrix.ts';
import {type Matrix, toRows} from '../../../theory/linear/matrix.ts';
import type {PretextMoments} from './pretextMoments.ts';

/** Entries of a fitted decoder are whole multiples of 1 / DECODER_GRID. */
export const DECODER_GRID = 2 ** 24;

/** inf_W L(W, h) = E|w|^2 - tr((E h h^T)^+ E h w^T (E h w^T)^T), exactly. */
export function pretextOptimum({hh, hw, ww}: PretextMoments): Rational {
  const {X} = solve(hh, product(hw, transpose(hw)));
  let trace = 0n;
  for (let i = 0; i < X.rows; i++) trace += X.num[i * X.columns + i]!;
  return minus(ww, rational(trace, X.den));
}

/** L(W, h) of one decoder (half x rank), exactly. */
export function pretextLoss(decoder: Matrix, {hh, hw, ww}: PretextMoments): Rational {
  if (decoder.rows !== hw.columns || decoder.columns !== hw.rows) {
    const shape = `a ${hw.columns} x ${hw.rows} table`;
    throw inputError('pretextLoss', 'decoder', shape, `${decoder.rows} x ${decoder.columns}`);
  }
  const W = exactMatrix(decoder);
  const twice = times(rational(2n), inner(W, transpose(hw)));
  return plus(minus(ww, twice), inner(W, product(W, hh)));
}

/** The least-squares decoder under the law of the moments, half x rank, rounded to multiples of 2^-24. */
export function fitDecoder({hh, hw}: PretextMoments): Matrix {
  const inverse = pseudoInverse(toRows(rounded(hh)));
  const cross = rounded(hw);
  const {rows: rank, columns: half} = cross;
  const data = new Float64Array(half * rank);
  for (let c = 0; c < half; c++) {
    for (let i = 0; i < rank; i++) {
      let sum = 0;
      for (let k = 0; k < rank; k++) sum += inverse.get(i, k) * cross.data[k * half + c]!;
      data[c * rank + i] = Math.round(sum * DECODER_GRID) / DECODER_GRID + 0;
    }
  }
  return {rows: half, columns: rank, data};
}
