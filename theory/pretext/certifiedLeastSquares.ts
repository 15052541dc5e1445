/**
 * inf_W sum_j m_j |W h_j - w_j|^2 of a big pool, enclosed by arithmetic in doubles.
 *
 * Upper end: the loss of a computed decoder V. Lower end, by strong convexity: with S = sum m h h^T, C = sum m w h^T
 * and G = V S - C,  L(V) - inf L = tr(G S^-1 G^T) <= |G|_F^2 / lambda, lambda a certain lower bound on the least
 * eigenvalue of S. lambda: if Cholesky of A in doubles runs to the end, the least eigenvalue of A is above
 * -gamma_{d+1}/(1 - gamma_{d+1}) tr A (Demmel 1989; Rump 2006), applied to A - c I. Columns are scaled by powers of two
 * so that S has diagonal entries near 1; columns that vanish, or repeat an earlier one up to sign, are left out, which
 * leaves the infimum as it is. Where S is singular up to rounding the lower end is 0.
 */

import {div, type Interval, point} from '../arithmetic/interval.ts';
import type {JointLaw} from '../laws/pool.ts';
import {choleskyFactor, choleskySolve} from '../linear/cholesky.ts';
import type {Matrix} from '../linear/matrix.ts';
import {certifiedMoments, gamma, SLACK, type Support, support, UNDERFLOW} from './certifiedMoments.ts';
import {certifiedResidual} from './certifiedResidual.ts';

/** Lower triangular factor of A + ridge I, the ridge 0 unless needed; row-major. */
function cholesky(A: Float64Array, d: number): Float64Array {
  for (let ridge = 0; ; ridge = Math.max(2 ** -46, 16 * ridge)) {
    const factor = choleskyFactor(A, d, {shift: ridge});
    if (factor !== undefined) return factor;
  }
}

/**
 * A certain lower bound on the least eigenvalue of a symmetric matrix known entrywise.
 *
 * Statement: if Cholesky's algorithm runs to the end on a symmetric A in doubles, the least eigenvalue of A is above
 * -gamma_{d+1} / (1 - gamma_{d+1}) tr A, underflow apart (Demmel 1989; Rump, Verification of positive definiteness, 2006).
 *
 * A number at most the least eigenvalue of every symmetric positive semidefinite X with
 * |X_il - A_il| <= relative sqrt(X_ii X_ll) + absolute; 0 or less where nothing positive is certain.
 */
function eigenvalueFloor(A: Float64Array, d: number, relative: number, absolute: number): number {
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

const TINY = 2 ** -280;
/** Relative error of the loss above which it is computed again, directly from the points. */
const SHARP = 2e-10;

export interface LeastSquaresFit {
  /** Encloses the infimum over all linear decoders. */
  readonly infimum: Interval;
  /** The computed decoder, q x d. */
  readonly decoder: Matrix;
  /** Encloses the loss of that decoder. */
  readonly loss: Interval;
}

/** Columns of the table that span what all do: none zero on the support, none a repetition up to sign. */
function distinctColumns(s: Support, {columns, data}: Matrix): number[] {
  const kept: number[] = [];
  const matches = (i: number, l: number, sign: 1 | -1 | 0) =>
    s.index.every((j) => data[j * columns + i] === (sign === 0 ? 0 : sign * data[j * columns + l]!));
  for (let i = 0; i < columns; i++) {
    if (!matches(i, i, 0) && !kept.some((l) => matches(i, l, 1) || matches(i, l, -1))) kept.push(i);
  }
  return kept;
}

export function certifiedLeastSquares(
  law: JointLaw,
  total: number,
  table: Matrix,
  target: Matrix,
): LeastSquaresFit {
  const s = support(law);
  const columns = distinctColumns(s, table);
  const d = columns.length;
  const q = target.columns;
  const {S, C, T, roundings} = certifiedMoments(s, table, columns, target);
  const decoder: Matrix = {rows: q, columns: table.columns, data: new Float64Array(q * table.columns)};
  const scales = columns.map((_, i) => 2 ** Math.round(-0.5 * Math.log2(S[i * d + i]!)));
  const usable =
    scales.every((x) => x > 2 ** -300 && x < 2 ** 300) &&
    T.every((x) => x < 2 ** 600) &&
    C.every(Number.isFinite);
  const perTotal = ({lo, hi}: Interval): Interval => {
    const end = (x: number) => (x === Number.POSITIVE_INFINITY ? point(x) : div(point(x), point(total)));
    return {lo: Math.max(0, end(lo).lo), hi: end(hi).hi};
  };
  const direct = () => certifiedResidual(s, table, decoder, target);
  if (!usable) {
    const loss = perTotal(direct());
    return {infimum: {lo: 0, hi: loss.hi}, decoder, loss};
  }
  const A = S.map((x, at) => x * scales[Math.floor(at / d)]! * scales[at % d]!);
  const B = C.map((x, at) => x * scales[at % d]!);
  const factor = cholesky(A, d);

  // V solves V A = B, improved once from its residual; entries that the scaling cannot carry become 0.
  const V = new Float64Array(q * d);
  const G = new Float64Array(q * d);
  const residual = () => {
    for (let k = 0; k < q; k++) {
      for (let i = 0; i < d; i++) {
        let sum = -B[k * d + i]!;
        for (let l = 0; l < d; l++) sum += V[k * d + l]! * A[l * d + i]!;
        G[k * d + i] = sum;
      }
    }
  };
  for (let step = 0; step < 2; step++) {
    residual();
    for (let k = 0; k < q; k++) {
      const correction = choleskySolve(factor, d, G.subarray(k * d, (k + 1) * d));
      for (let i = 0; i < d; i++) V[k * d + i]! -= correction[i]!;
    }
  }
  for (let k = 0; k < q; k++) {
    for (let i = 0; i < d; i++) {
      const carried = V[k * d + i]! * scales[i]!;
      decoder.data[k * table.columns + columns[i]!] = carried;
      V[k * d + i] = carried / scales[i]!;
    }
  }
  residual();

  // a_i >= sqrt(S_ii), t_k >= sqrt(T_k), N_k >= sum_i |V_ki| a_i + t_k, all after scaling.
  const up = 1 + 2 * gamma(roundings);
  const a = Float64Array.from(columns, (_, i) => Math.sqrt(A[i * d + i]! * up + TINY) * SLACK);
  let squares = 0;
  let middle = 0;
  let distance = 0;
  for (let k = 0; k < q; k++) {
    let N = Math.sqrt(T[k]! * up + UNDERFLOW) * SLACK;
    for (let i = 0; i < d; i++) N += Math.abs(V[k * d + i]!) * a[i]!;
    N = N * SLACK + TINY;
    const spread = gamma(roundings + d + 10) * N * SLACK;
    let loss = T[k]!;
    for (let i = 0; i < d; i++) {
      const g = G[k * d + i]!;
      loss += V[k * d + i]! * (g - B[k * d + i]!);
      const bound = Math.abs(g) + spread * a[i]! + TINY * N + TINY;
      distance += bound * bound;
    }
    middle += loss;
    squares += N * N;
  }
  const error = gamma(roundings + 2 * d + q + 30) * squares * SLACK + TINY;
  let loss: Interval = {lo: middle - error * SLACK, hi: middle + error * SLACK};
  loss = {lo: loss.lo - Math.abs(loss.lo) * 2 ** -50, hi: loss.hi + Math.abs(loss.hi) * 2 ** -50};
  if (!(error <= SHARP * middle)) {
    const again = direct();
    loss = Number.isNaN(middle + error)
      ? again
      : {lo: Math.max(loss.lo, again.lo), hi: Math.min(loss.hi, again.hi)};
  }
  const floor = eigenvalueFloor(A, d, gamma(roundings), TINY);
  const gap = d === 0 ? 0 : floor > 0 ? (distance / floor) * SLACK : Number.POSITIVE_INFINITY;
  const below = Math.max(0, loss.lo - gap);
  const lower = below > 0 ? below * (1 - 2 ** -50) : 0;
  return {
    infimum: perTotal({lo: lower, hi: loss.hi}),
    decoder,
    loss: perTotal({lo: Math.max(0, loss.lo), hi: loss.hi}),
  };
}
