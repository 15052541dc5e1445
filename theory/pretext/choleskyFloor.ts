/**
 * Cholesky factors in doubles, and a certain lower bound on the least eigenvalue of a symmetric matrix known entrywise.
 *
 * Statement: if Cholesky's algorithm runs to the end on a symmetric A in doubles, the least eigenvalue of A is above
 * -gamma_{d+1} / (1 - gamma_{d+1}) tr A, underflow apart (Demmel 1989; Rump, Verification of positive definiteness, 2006).
 */
import {gamma, SLACK} from './certifiedMoments.ts';

/** Lower triangular factor of A + ridge I, the ridge 0 unless needed; row-major. */
export function cholesky(A: Float64Array, d: number): Float64Array {
  for (let ridge = 0; ; ridge = Math.max(2 ** -46, 16 * ridge)) {
    const factor = tryCholesky(A, d, ridge);
    if (factor !== undefined) return factor;
  }
}

function tryCholesky(A: Float64Array, d: number, shift: number): Float64Array | undefined {
  const L = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? A[i * d + i]! + shift : A[i * d + j]!;
      for (let l = 0; l < j; l++) sum -= L[i * d + l]! * L[j * d + l]!;
      if (i > j) L[i * d + j] = sum / L[j * d + j]!;
      else if (sum > 0 && sum < Number.POSITIVE_INFINITY) L[i * d + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return L;
}

/** x with L L^T x = b, approximately. */
export function choleskySolve(L: Float64Array, d: number, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < d; i++) {
    for (let l = 0; l < i; l++) x[i]! -= L[i * d + l]! * x[l]!;
    x[i]! /= L[i * d + i]!;
  }
  for (let i = d - 1; i >= 0; i--) {
    for (let l = i + 1; l < d; l++) x[i]! -= L[l * d + i]! * x[l]!;
    x[i]! /= L[i * d + i]!;
  }
  return x;
}

/**
 * A number at most the least eigenvalue of every symmetric positive semidefinite X with
 * |X_il - A_il| <= relative sqrt(X_ii X_ll) + absolute; 0 or less where nothing positive is certain.
 */
export function eigenvalueFloor(A: Float64Array, d: number, relative: number, absolute: number): number {
  const L = tryCholesky(A, d, 0);
  if (L === undefined) return 0;
  // Inverse iteration: only a guess.
  let x = Float64Array.from({length: d}, (_, i) => 1 + i / 64);
  let guess = 0;
  for (let step = 0; step < 12; step++) {
    const y = choleskySolve(L, d, x);
    const norm = Math.hypot(...y);
    guess = Math.hypot(...x) / norm;
    x = y.map((v) => v / norm);
  }
  if (tryCholesky(A, d, -guess / 2) === undefined) return 0;
  let trace = 0;
  for (let i = 0; i < d; i++) trace += A[i * d + i]! + absolute;
  // Cholesky's error, the rounding of the d shifted diagonal entries, and the entrywise error in Frobenius norm.
  const error = (2 * gamma(d + 4) + 2 * relative) * trace + d * absolute;
  return guess / 2 - error * SLACK - guess * 2 ** -40;
}
