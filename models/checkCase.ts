/** Checks shared by the trainers and by `represent`: shapes and ranges of what a caller passes. */
import {inputError, positive} from '../theory/errors.ts';
import type {Architecture} from '../theory/networks/architecture.ts';
import {encoderOf} from './encoders/index.ts';
import type {PoolInputs, Table, TrainingCase, Weights} from './types.ts';

/** The number of rows of a [rows x width] table, which must be whole, finite and not empty. */
export function rowsOf(where: string, argument: string, table: Table, width: number): number {
  const rows = table.length / width;
  if (!Number.isInteger(rows) || rows === 0) {
    throw inputError(where, argument, `a table of rows of length ${width}`, table);
  }
  const odd = table.findIndex((value) => !(Math.abs(value) < 3.4e38));
  if (odd >= 0) throw inputError(where, `${argument}[${odd}]`, 'a finite float32 number', table[odd]);
  return rows;
}

/** M, after checking the inputs and masks of a pool. */
export function checkPool(where: string, name: string, a: Architecture, pool: PoolInputs): number {
  const {tokens, inputs} = encoderOf(a, where);
  const rows = rowsOf(where, `${name}.inputs`, pool.inputs, (tokens ?? 1) * inputs);
  if (tokens === undefined) return rows;
  const {masks} = pool;
  if (masks?.length !== rows * tokens) {
    throw inputError(where, `${name}.masks`, `${rows} rows of ${tokens} zeros and ones`, masks);
  }
  for (let row = 0; row < rows; row++) {
    const own = masks.subarray(row * tokens, (row + 1) * tokens);
    if (!own.includes(1) || own.some((m) => m > 1)) {
      throw inputError(where, `${name}.masks, row ${row}`, 'zeros and at least one 1', [...own]);
    }
  }
  return rows;
}

export function checkIndices(
  where: string,
  argument: string,
  indices: ArrayLike<number>,
  rows: number,
): void {
  if (indices.length === 0) throw inputError(where, argument, 'at least one index', []);
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    if (!(Number.isInteger(index) && index >= 0 && index < rows)) {
      throw inputError(where, `${argument}[${i}]`, `an integer in [0, ${rows - 1}]`, index);
    }
  }
}

export function checkWeights(
  where: string,
  name: string,
  a: Architecture,
  weights: Weights,
  size: number,
): void {
  if (weights.values.length !== size || !sameArchitecture(weights.architecture, a)) {
    throw inputError(where, name, `weights of ${JSON.stringify(a)}`, weights.architecture);
  }
}

/** Whether two architectures are equal field by field, in whatever order they were written. */
function sameArchitecture(a: Architecture, b: Architecture): boolean {
  const sorted = (x: Architecture) => JSON.stringify(Object.entries(x).sort(([p], [q]) => (p < q ? -1 : 1)));
  return sorted(a) === sorted(b);
}

/** The parts of a training case that every trainer has. Returns M. */
export function checkTraining(where: string, name: string, a: Architecture, c: TrainingCase): number {
  if (!(Number.isInteger(c.steps) && c.steps >= 0)) {
    throw inputError(where, `${name}.steps`, 'an integer >= 0', c.steps);
  }
  positive(where, `${name}.learningRate`, c.learningRate);
  const {l2 = 0} = c;
  if (!(l2 >= 0 && l2 < Number.POSITIVE_INFINITY)) {
    throw inputError(where, `${name}.l2`, 'a finite number >= 0', l2);
  }
  return checkPool(where, name, a, c);
}
