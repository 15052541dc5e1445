/**
 * Cholesky factors in doubles, and a certain lower bound on the least eigenvalue of a symmetric matrix known entrywise.
 *
 * Statement: if Cholesky's algorithm runs to the end on a symmetric A in doubles, the least eigenvalue of A is above
 * -gamma_{d+1} / (1 - gamma_{d+1}) tr A, underflow apart (Demmel 1989; Rump, Verification of positive definiteness, 2006).
 */
import {choleskyFactor, choleskySolve} from '../linear/cholesky.ts';
import {gamma, SLACK} from './certifiedMoments.ts';

/** Lower triangular factor of A + ridge I, the ridge 0 unless needed; row-major. */
export function cholesky(A: Float64Array, d: number): Float64Array {
  for (let ridge = 0; ; ridge = Math.max(2 ** -46, 16 * ridge)) {
    const factor = choleskyFactor(A, d, {shift: ridge});
    if (factor !== undefined) return factor;
  }
}

/**
 * A number at most the least eigenvalue of every symmetric positive semidefinite X with
 * |X_il - A_il| <= relative sqrt(X_ii X_ll) + absolute; 0 or less where nothing positive is certain.
 */
export function eigenvalueFloor(A: Float64Array, d: number, relative: number, absolute: number): number {
  const L = choleskyFactor(A, d);
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
  if (choleskyFactor(A, d, {shift: -guess / 2}) === undefined) return 0;
  let trace = 0;
  for (let i = 0; i < d; i++) trace += A[i * d + i]! + absolute;
  // Cholesky's error, the rounding of the d shifted diagonal entries, and the entrywise error in Frobenius norm.
  const error = (2 * gamma(d + 4) + 2 * relative) * trace + d * absolute;
  return guess / 2 - error * SLACK - guess * 2 ** -40;
}
