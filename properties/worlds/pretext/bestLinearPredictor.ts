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

/** The least sum of mass * squared error over some rows. */
function leastError(rows: PretextRows, own: readonly number[], size: number, read: Reader): number {
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
  return Math.max(0, error);
}

export function bestLinearPredictor(a: Architecture, inputs: PoolInputs, rows: PretextRows): number {
  const {size, read} = readerOf(a, inputs);
  const groups = new Map<number, number[]>();
  for (let r = 0; r < rows.point.length; r++) {
    const token = rows.token?.[r] ?? 0;
    const group = groups.get(token);
    if (group) group.push(r);
    else groups.set(token, [r]);
  }
  let error = 0;
  for (const own of groups.values()) error += leastError(rows, own, size, read);
  return error / rows.total;
}
