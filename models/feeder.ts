/** Gathers pool rows of several cases into tensors with a leading case axis. */
import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import type {Batch} from './encoders/encoder.ts';
import {encoderOf} from './encoders/index.ts';
import type {Architecture, PoolInputs, Table} from './types.ts';

/** The same table in float32, converted once however many cases share it. */
export function float32Of(cache: Map<Table, Float32Array>, table: Table): Float32Array {
  if (table instanceof Float32Array) return table;
  const known = cache.get(table);
  if (known !== undefined) return known;
  const made = Float32Array.from(table);
  cache.set(table, made);
  return made;
}

/** Rows of a [M x width] table, one list of indices a case, zero rows filling up to the longest: [K, rows, width]. */
export function gatherRows(
  tables: readonly Float32Array[],
  indices: readonly ArrayLike<number>[],
  width: number,
): Float32Array {
  const rows = Math.max(...indices.map(({length}) => length));
  const packed = new Float32Array(tables.length * rows * width);
  for (const [k, table] of tables.entries()) {
    const own = indices[k]!;
    for (let r = 0; r < own.length; r++) {
      const from = own[r]! * width;
      packed.set(table.subarray(from, from + width), (k * rows + r) * width);
    }
  }
  return packed;
}

/** A case's inputs ready to be gathered: masks as float32, and each token's share 1/|K| of its row. */
export interface ReadyInputs {
  readonly inputs: Float32Array;
  readonly masks?: Float32Array;
  readonly shares?: Float32Array;
}

export function readyInputs(a: Architecture, cache: Map<Table, Float32Array>, pool: PoolInputs): ReadyInputs {
  const inputs = float32Of(cache, pool.inputs);
  const {tokens} = encoderOf(a);
  if (tokens === undefined) return {inputs};
  const masks = Float32Array.from(pool.masks!);
  const shares = new Float32Array(masks.length);
  for (let row = 0; row < masks.length; row += tokens) {
    const own = masks.subarray(row, row + tokens);
    const size = own.reduce((sum, m) => sum + m, 0);
    for (let p = 0; p < tokens; p++) shares[row + p] = own[p]! / size;
  }
  return {inputs, masks, shares};
}

/** The encoder's input for K cases and their row indices; the caller disposes of it. */
export function inputBatch(
  {tf}: Backend,
  a: Architecture,
  cases: readonly ReadyInputs[],
  indices: readonly ArrayLike<number>[],
): Batch & {readonly all: Tensor[]} {
  const count = cases.length;
  const rows = Math.max(...indices.map(({length}) => length));
  const {tokens} = encoderOf(a);
  const each = tokens ?? 1;
  const values = gatherRows(
    cases.map(({inputs}) => inputs),
    indices,
    each * a.inputs,
  );
  const inputs = tf.tensor3d(values, [count, rows * each, a.inputs]);
  if (tokens === undefined) return {inputs, all: [inputs]};
  const gathered = (tables: readonly Float32Array[]) => gatherRows(tables, indices, tokens);
  const masks = gathered(cases.map(({masks}) => masks!));
  const shares = gathered(cases.map((c) => c.shares!));
  const mask = tf.tensor3d(masks, [count, rows * tokens, 1]);
  const share = tf.tensor3d(shares, [count, rows, tokens]);
  return {inputs, mask, share, all: [inputs, mask, share]};
}
