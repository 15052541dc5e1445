/**
 * The spectral representation of a graph too large for exact eigenvalues, with a bound that holds for the table of doubles itself.
 *
 * w symmetric, whole numbers, degrees D > 0; L = I - D^-1/2 w D^-1/2; f the table D^-1/2 q_1..q_k, q_i about the first eigenvectors. For every u, E over x ~ w_x:
 *
 *   min_b (E|u - <b,f>|^2)^(1/2) <= (E(u)/s)^(1/2) + t (E u^2)^(1/2),   s <= l_(k+1),
 *   t = (sum_i |L q_i - m_i q_i|^2 / (s - m_i)^2)^(1/2) / sigma,   sigma^2 = 1 - |Q^T Q - I|_F.
 *
 * Proof. Let P' project onto the eigenvectors of eigenvalues >= s: at most k eigenvalues are below, so I - P' has rank at most k. (L - m_i) q_i = r_i gives |P' q_i| <= |r_i|/(s - m_i), so a
 * unit vector x = Q c of span Q has |P' x| <= t. For t < 1 the ranks are equal and |P_Q - (I - P')| = |P' P_Q| <= t; then |(I - P_Q) v| <= |P' v| + t |v|, and
 * |P' v|^2 <= E(u)/s as in docs/theory/spectral.md, v = D^1/2 u. The best b has |b| <= |v| / sigma.
 * s is certified by Cholesky's algorithm, see floorOf.
 * Source: theory section 12; HaoChen et al. 2021; Davis, Kahan 1970.
 */
import {Matrix as Dense, EigenvalueDecomposition} from 'ml-matrix';
import {sqrt} from '../arithmetic/elementary.ts';
import {
  add,
  div,
  type Interval,
  mul,
  ONE,
  point,
  scale,
  square,
  sub,
  sum,
  ZERO,
} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import {choleskyFactor} from '../linear/cholesky.ts';
import type {Matrix} from '../linear/matrix.ts';

/** Weights of a graph, whole numbers, symmetric, every row with one above 0. */
export type Graph = readonly Float64Array[];

export interface SpectralTable {
  /** f, n x k. */
  readonly table: Matrix;
  /** s, a certified lower end of l_(k+1); 0 where none above 0 is certified. */
  readonly next: number;
  /** t. */
  readonly off: Interval;
  /** At least |b| of the best b, for |u| <= 1. */
  readonly length: number;
}

/** Added to the eigenvalues of what is kept, so that they are no longer the smallest. */
const LIFT = 2;

/** gamma_m = m u / (1 - m u), u = 2^-53. */
const gamma = (m: number): number => (m * 2 ** -53) / (1 - m * 2 ** -53);

/** Relative distances below the guess at which it is tried. */
const STEPS = [2 ** -32, 2 ** -24, 2 ** -16, 2 ** -8];

/**
 * A number that at most k eigenvalues of L are below: the least eigenvalue of L + 2 Q Q^T is at most the (k+1)-st one of L whatever the k columns of Q are (Weyl), and
 * if Cholesky's algorithm runs to the end on A in doubles, the least eigenvalue of A is above -2 gamma_(n+4) tr A (Demmel 1989; Rump 2006).
 * @param guess of the (k+1)-st eigenvalue
 */
function floorOf(w: Graph, degrees: Float64Array, kept: readonly Float64Array[], guess: number): number {
  const n = w.length;
  const A = new Float64Array(n * n);
  let trace = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let x = (i === j ? 1 : 0) - w[i]![j]! / Math.sqrt(degrees[i]! * degrees[j]!);
      for (const q of kept) x += LIFT * q[i]! * q[j]!;
      A[i * n + j] = x;
      A[j * n + i] = x;
    }
    trace += Math.abs(A[i * n + i]!);
  }
  // Every entry is a sum of k + 2 numbers, none above 2 by more than rounding, each rounded three times.
  const error = 2 * gamma(n + 4) * trace + n * (kept.length + 2) * 2 ** -48;
  for (const step of STEPS) {
    const shift = guess * (1 - step);
    if (shift > error && choleskyFactor(A, n, {shift: -shift})) return shift - 2 * error;
  }
  return 0;
}

function decomposed(w: Graph, degrees: Float64Array) {
  const L = Dense.zeros(w.length, w.length);
  for (const [i, row] of w.entries())
    for (const [j, x] of row.entries())
      L.set(i, j, (i === j ? 1 : 0) - x / Math.sqrt(degrees[i]! * degrees[j]!));
  const {realEigenvalues, eigenvectorMatrix} = new EigenvalueDecomposition(L, {assumeSymmetric: true});
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[a]! - realEigenvalues[b]!);
  return {
    values: order.map((i) => realEigenvalues[i]!),
    vectors: order.map((i) => Float64Array.from(eigenvectorMatrix.getColumn(i))),
  };
}

/** |D^-1/2 (D - w - m D) f|, the residual of one eigenvector; squared. */
function residual(w: Graph, degrees: Float64Array, f: Float64Array, m: number): Interval {
  return sum(
    w.map((weights, x) => {
      const own = mul(mul(sub(ONE, point(m)), point(degrees[x]!)), point(f[x]!));
      const moved = sum(Array.from(weights, (weight, z) => scale(weight, point(f[z]!))));
      return div(square(sub(own, moved)), point(degrees[x]!));
    }),
  );
}

/** @throws InputError where k is out of range or a degree is 0 */
export function spectralTable(w: Graph, k: number): SpectralTable {
  const n = w.length;
  if (!(Number.isInteger(k) && k >= 1 && k < n))
    throw inputError('spectralTable', 'k', `a whole number from 1 to ${n - 1}`, k);
  const degrees = Float64Array.from(w, (row) => row.reduce((a, b) => a + b, 0));
  if (degrees.some((x) => !(x > 0)))
    throw inputError('spectralTable', 'w', 'a positive degree of every point', [...degrees]);
  const total = degrees.reduce((a, b) => a + b, 0);
  const {values, vectors} = decomposed(w, degrees);
  const shares = degrees.map((x) => x / total);
  const columns = vectors.slice(0, k).map((q) => q.map((x, i) => x / Math.sqrt(shares[i]!)));
  const data = Float64Array.from({length: n * k}, (_, at) => columns[at % k]![Math.floor(at / k)]!);
  const next = Math.max(0, floorOf(w, degrees, vectors.slice(0, k), values[k]!));
  const gram = columns.flatMap((a, i) =>
    columns.map((b, j) => {
      const inner = sum(Array.from(a, (x, z) => scale(degrees[z]!, mul(point(x), point(b[z]!)))));
      return square(sub(div(inner, point(total)), i === j ? ONE : ZERO));
    }),
  );
  const sigma = sqrt(sub(ONE, sqrt(sum(gram))));
  const parts = columns.map((f, i) => {
    const m = values[i]!;
    // Of the vector in units where the degrees sum to 1.
    const square_ = div(residual(w, degrees, f, m), point(total));
    const apart = sub(point(next), point(m));
    return apart.lo > 0 ? div(square_, square(apart)) : {lo: 0, hi: Number.POSITIVE_INFINITY};
  });
  const off = div(sqrt(sum(parts)), sigma);
  return {table: {rows: n, columns: k, data}, next, off, length: div(ONE, sigma).hi};
}

/** E(u) = (1/2) sum w_xx' (u(x) - u(x'))^2, weights of sum 1. */
export function dirichletEnergy(w: Graph, u: ArrayLike<number>): Interval {
  let [energy, total] = [ZERO, 0];
  for (const [x, row] of w.entries())
    for (const [z, weight] of row.entries()) {
      total += weight;
      if (weight === 0 || z === x) continue;
      energy = add(energy, scale(weight, square(sub(point(u[x]!), point(u[z]!)))));
    }
  return div(scale(0.5, energy), point(total));
}
