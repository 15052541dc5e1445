/**
 * Reduced-rank regression in closed form: over all linear v -> h(v) in R^d and decoders W it minimises
 *   E |W h(v) - w|^2.
 * With S = E v v^T = L L^T, K = E v w^T and X = L^-1 K, the fitted targets have second moment F = X^T X; the minimiser
 * projects the least-squares fit on the d leading eigenvectors of F. Here h_i(v) = lambda_i^{-1/2} <X u_i, L^-1 v>, so
 * that E h h^T = 1. The encoders are nested: the best of rank r is the first r rows.
 *
 * Bytes without ink under the law are left out (their rows of S are 0). A ridge is added to S only where one is asked
 * for, or where S is singular to working accuracy (brought to unit diagonal, Cholesky meets a squared pivot below
 * 2^-30): always on fewer draws than bytes, and even on all 70,000 digits, where some bytes have ink in one image only.
 * Ordinary rounding: nothing here is certified, an encoder is whatever table it gives.
 * Source: A. J. Izenman, Reduced-rank regression for the multivariate linear model, J. Multivariate Anal. 5 (1975).
 */
import {inputError, positiveInteger} from '../../../theory/errors.ts';
import {choleskyFactor, solveLower, solveUpper} from '../../../theory/linear/cholesky.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import type {HalfGram} from './halfGram.ts';
import {leadingEigenpairs} from './leadingEigenpairs.ts';

export interface ReducedRank {
  /** rank x half: h(v) = map v, with E h h^T = 1 under the law it was fitted on (but for the ridge). */
  readonly map: Matrix;
  /** Leading eigenvalues of F, falling: what each coordinate takes off the loss, in squared bytes. */
  readonly gains: readonly number[];
  /** Ridge added to the diagonal of S, in units of its mean over bytes with ink; 0 where S was regular. */
  readonly ridge: number;
}

const LEAST_PIVOT = 2 ** -30;

/**
 * @param ridge in units of the mean of E v_i^2 over bytes with ink
 * @param last ridge that is added in place of 0 where S is singular to working accuracy
 */
export function reducedRankRegression(gram: HalfGram, rank: number, ridge = 0, last = 2 ** -20): ReducedRank {
  const where = 'reducedRankRegression';
  const {half, weight} = gram;
  positiveInteger(where, 'rank', rank, half);
  const active = Array.from({length: half}, (_, i) => i).filter((i) => gram.visible[i * half + i]! > 0);
  const size = active.length;
  if (size < rank) throw inputError(where, 'rank', `at most ${size}, the visible bytes with ink`, rank);
  const square = active.map((i) => gram.visible[i * half + i]! / weight);
  const deviation = square.map(Math.sqrt);
  const mean = square.reduce((a, b) => a + b, 0) / size;
  const S = new Float64Array(size * size);
  const K = new Float64Array(size * half);
  for (let a = 0; a < size; a++) {
    const row = active[a]! * half;
    for (let b = 0; b < a; b++) {
      S[a * size + b] = gram.visible[row + active[b]!]! / weight / deviation[a]! / deviation[b]!;
    }
    for (let c = 0; c < half; c++) K[a * half + c] = gram.cross[row + c]! / weight / deviation[a]!;
  }
  const factor = (r: number) => {
    for (let a = 0; a < size; a++) S[a * size + a] = 1 + (r * mean) / square[a]!;
    return choleskyFactor(S, size, {least: LEAST_PIVOT});
  };
  let used = ridge;
  let L = factor(used);
  if (!L && ridge === 0) {
    used = last;
    L = factor(used);
  }
  if (!L) throw inputError(where, 'ridge', 'a ridge that makes the moments regular', used);
  const X = solveLower(L, size, K, half);
  const {values, vectors} = leadingEigenpairs(X, size, half, rank);
  const data = new Float64Array(rank * half);
  for (const [i, direction] of vectors.entries()) {
    const gain = values[i]!;
    if (!(gain > 1e-12 * values[0]!))
      throw inputError(where, 'rank', `at most ${i}, the rank of the fitted targets`, rank);
    const scale = orientation(direction) / Math.sqrt(gain);
    const image = Array.from({length: size}, (_, a) => dotRow(X, a * half, direction) * scale);
    solveUpper(L, size, image).forEach((x, a) => {
      data[i * half + active[a]!] = x / deviation[a]!;
    });
  }
  return {map: {rows: rank, columns: half, data}, gains: values, ridge: used};
}

function dotRow(X: Float64Array, start: number, direction: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < direction.length; c++) sum += X[start + c]! * direction[c]!;
  return sum;
}

/** +1 or -1, such that the entry of largest absolute value comes out positive: signs do not hang on the solver. */
function orientation(direction: Float64Array): 1 | -1 {
  let most = 0;
  for (const x of direction) if (Math.abs(x) > Math.abs(most)) most = x;
  return most < 0 ? -1 : 1;
}
