import type {Matrix} from '../../../theory/linear/matrix.ts';

/** W° h° at each row, exact where both are short dyadic numbers: row-major, as many columns as W° has rows. */
export function decodedRows(decoder: Matrix, {rows, columns: d, data: h}: Matrix): Matrix {
  const q = decoder.rows;
  const data = new Float64Array(rows * q);
  for (let r = 0; r < rows; r++) {
    for (let k = 0; k < q; k++) {
      for (let i = 0; i < d; i++) data[r * q + k]! += decoder.data[k * d + i]! * h[r * d + i]!;
    }
  }
  return {rows, columns: q, data};
}
