import {pseudoInverse} from 'ml-matrix';
import {rounded} from '../../../theory/linear/exactMatrix.ts';
import {type Matrix, toRows} from '../../../theory/linear/matrix.ts';
import type {PretextMoments} from '../../../theory/pretext/exactPretext.ts';

/** Entries of a fitted decoder are whole multiples of 1 / DECODER_GRID. */
export const DECODER_GRID = 2 ** 24;

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
