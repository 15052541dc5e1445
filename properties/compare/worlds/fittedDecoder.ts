/** About the best linear decoder of targets on a table, in doubles: theories take any decoder, and the best is the one to give them. */
import {choleskyFactor, choleskySolve} from '../../../theory/linear/cholesky.ts';
import {type Matrix, row} from '../../../theory/linear/matrix.ts';

/**
 * @param masses of the points, any unit
 * @returns W, q x d; undefined where the moments are singular beyond rounding
 */
export function fittedDecoder(masses: ArrayLike<number>, h: Matrix, target: Matrix): Matrix | undefined {
  const [d, q] = [h.columns, target.columns];
  const all = Array.from(masses).reduce((a, b) => a + b, 0);
  const S = new Float64Array(d * d);
  const C = new Float64Array(q * d);
  for (let j = 0; j < h.rows; j++) {
    const mass = masses[j]! / all;
    if (mass === 0) continue;
    const [x, w] = [row(h, j), row(target, j)];
    for (let a = 0; a < d; a++) {
      for (let b = 0; b < d; b++) S[a * d + b]! += mass * x[a]! * x[b]!;
      for (let k = 0; k < q; k++) C[k * d + a]! += mass * w[k]! * x[a]!;
    }
  }
  const trace = Array.from({length: d}, (_, a) => S[a * d + a]!).reduce((x, y) => x + y, 0);
  const L = choleskyFactor(S, d, {shift: trace * 2 ** -40});
  if (!L) return undefined;
  const data = new Float64Array(q * d);
  for (let k = 0; k < q; k++) data.set(choleskySolve(L, d, C.subarray(k * d, (k + 1) * d)), k * d);
  return {rows: q, columns: d, data};
}
