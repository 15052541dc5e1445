/**
 * The least squared error of a linear predictor of the pretext's targets from exactly what the network is given,
 * with an intercept. Context: one map of v. Masked: for each masked position p its own map of the image with zeros in
 * masked places and of the mask itself as 0/1 inputs (stronger than one map for all positions, and than one blind to K).
 * Fitted in closed form on the law itself (population, not draws); plain doubles and a ridge of 1e-9 of the mean
 * square of an input, so the value is that of a predictor that exists, above the infimum by next to nothing.
 */
import {encoderOf} from '../../../models/encoders/index.ts';
import type {PoolInputs} from '../../../models/types.ts';
import {inputError} from '../../../theory/errors.ts';
import {choleskyFactor, solveLower, solveUpper} from '../../../theory/linear/cholesky.ts';
import type {Architecture} from '../../../theory/networks/architecture.ts';
import {leadingEigenpairs} from '../images/leadingEigenpairs.ts';
import type {PretextRows} from './pretextRows.ts';

const RIDGE = 1e-9;

/** Inputs of one pool point that are not 0: their places, increasing, go to `at`; returns how many. */
type Reader = (point: number, at: Int32Array, value: Float64Array) => number;

function readerOf(
  a: Architecture,
  {inputs, masks}: PoolInputs,
): {readonly size: number; readonly read: Reader} {
  const {tokens = 1} = encoderOf(a);
  const length = tokens * a.inputs;
  const read: Reader = (point, at, value) => {
    let found = 0;
    const put = (place: number, x: number) => {
      at[found] = place;
      value[found++] = x;
    };
    for (let p = 0; p < tokens; p++) {
      if (masks?.[point * tokens + p] === 1) continue;
      for (let i = p * a.inputs; i < (p + 1) * a.inputs; i++) {
        const x = inputs[point * length + i]!;
        if (x !== 0) put(i, x);
      }
    }
    // A row's own position is masked, so its 0/1 input is the intercept already.
    for (let p = 0; p < tokens; p++) if (!masks || masks[point * tokens + p] === 1) put(length + p, 1);
    return found;
  };
  return {size: length + tokens, read};
}

interface Fit {
  /** The least sum of mass * squared error over the rows. */
  readonly error: number;
  /** The sum of mass * |target|^2. */
  readonly squares: number;
  /** Has the fitted targets' second moment as X^T X, [size x q]. */
  readonly X: Float64Array;
}

function fitted(rows: PretextRows, own: readonly number[], size: number, read: Reader): Fit {
  const {law, target, point} = rows;
  const q = target.columns;
  const A = new Float64Array(size * size);
  const C = new Float64Array(size * q);
  const at = new Int32Array(size);
  const value = new Float64Array(size);
  let squares = 0;
  for (const r of own) {
    const mass = law.plus[r]!;
    const found = read(point[r]!, at, value);
    const w = target.data.subarray(r * q, (r + 1) * q);
    for (let i = 0; i < found; i++) {
      const x = mass * value[i]!;
      const row = at[i]! * size;
      for (let j = 0; j <= i; j++) A[row + at[j]!]! += x * value[j]!;
      for (let k = 0; k < q; k++) C[at[i]! * q + k]! += x * w[k]!;
    }
    for (const x of w) squares += mass * x * x;
  }
  let trace = 0;
  for (let i = 0; i < size; i++) trace += A[i * size + i]!;
  const ridge = (RIDGE * trace) / size;
  for (let i = 0; i < size; i++) A[i * size + i]! += ridge;
  const L = choleskyFactor(A, size);
  if (!L) throw inputError('bestLinearPredictor', 'rows', 'moments that a ridge makes regular', size);
  const X = solveLower(L, size, C, q);
  // The regularised optimum is squares - |X|^2; the predictor's own error is less by ridge |W|^2.
  let error = squares;
  for (const x of X) error -= x * x;
  for (let k = 0; k < q; k++) {
    const column = Float64Array.from({length: size}, (_, i) => X[i * q + k]!);
    for (const x of solveUpper(L, size, column)) error -= ridge * x * x;
  }
  return {error: Math.max(0, error), squares, X};
}

export interface LinearLosses {
  /** Of the best linear predictor. */
  readonly full: number;
  /**
   * Of the best one that goes through d numbers, as the network does: per position a linear map of the input to R^d, and one
   * decoder (reduced-rank regression: the fit projected on the d leading eigenvectors of its second moment).
   */
  readonly sameWidth: number;
}

/** Both in the units of the pretext loss under U. */
export function linearLosses(a: Architecture, inputs: PoolInputs, rows: PretextRows): LinearLosses {
  const {size, read} = readerOf(a, inputs);
  const groups = new Map<number, number[]>();
  for (let r = 0; r < rows.point.length; r++) {
    const token = rows.token?.[r] ?? 0;
    const group = groups.get(token);
    if (group) group.push(r);
    else groups.set(token, [r]);
  }
  const fits = [...groups.values()].map((own) => fitted(rows, own, size, read));
  const full = fits.reduce((sum, {error}) => sum + error, 0);
  const q = rows.target.columns;
  const {width} = encoderOf(a);
  if (width >= q) return {full: full / rows.total, sameWidth: full / rows.total};
  const X = new Float64Array(fits.length * size * q);
  for (const [i, fit] of fits.entries()) X.set(fit.X, i * size * q);
  const {values} = leadingEigenpairs(X, fits.length * size, q, width);
  const squares = fits.reduce((sum, fit) => sum + fit.squares, 0);
  const left = values.reduce((rest, gain) => rest - gain, squares);
  return {full: full / rows.total, sameWidth: Math.max(full, left) / rows.total};
}

export const bestLinearPredictor = (a: Architecture, inputs: PoolInputs, rows: PretextRows): number =>
  linearLosses(a, inputs, rows).full;
