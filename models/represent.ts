import type {Backend} from './backend.ts';
import {checkPool, checkWeights} from './checkCase.ts';
import {encoderOf} from './encoders/index.ts';
import {inputBatch, readyInputs} from './feeder.ts';
import {parameterCount, parameterLayout} from './layout.ts';
import {encode, pool} from './network.ts';
import {splitParameters} from './parts.ts';
import type {Architecture, PoolInputs, Representation, Table, Weights} from './types.ts';

/** Vectors h of one forward pass over all cases; bounds its memory. */
const rowsAtOnce = 32_768;

/**
 * The tables of K representations on K pools of the same architecture, pools of any sizes.
 *
 * @throws InputError where a pool or its weights do not fit the architecture.
 */
export function represent(
  backend: Backend,
  architecture: Architecture,
  cases: readonly (PoolInputs & {readonly weights: Weights})[],
): Representation[] {
  const layout = parameterLayout(architecture);
  const size = parameterCount(architecture);
  const {width, tokens = 0} = encoderOf(architecture, 'represent');
  const rows = cases.map((c, i) => {
    checkWeights('represent', `cases[${i}].weights`, architecture, c.weights, size);
    return checkPool('represent', `cases[${i}]`, architecture, c);
  });
  const cache = new Map<Table, Float32Array>();
  const ready = cases.map((c) => readyInputs(architecture, cache, c));
  const results = rows.map((count): Representation => {
    const table = new Float64Array(count * width);
    const shape = {rows: count, width, table};
    return tokens === 0 ? shape : {...shape, tokens: new Float64Array(count * tokens * width)};
  });
  const {tf} = backend;
  const chunk = Math.max(1, Math.floor(rowsAtOnce / Math.max(1, cases.length * Math.max(1, tokens))));
  for (let start = 0; start < Math.max(0, ...rows); start += chunk) {
    const active = [...cases.keys()].filter((i) => rows[i]! > start);
    const indices = active.map((i) =>
      Array.from({length: Math.min(chunk, rows[i]! - start)}, (_, r) => start + r),
    );
    let pooled: Float32Array = new Float32Array();
    let encoded: Float32Array | undefined;
    // Assigned, not returned: tidy would search returned arrays for tensors, number by number.
    tf.tidy(() => {
      const packed = new Float32Array(active.length * size);
      for (const [k, i] of active.entries()) packed.set(cases[i]!.weights.values, k * size);
      const flat = tf.tensor2d(packed, [active.length, size]);
      const parts = splitParameters(backend, layout, flat);
      const inputs = active.map((i) => ready[i]!);
      const batch = inputBatch(backend, architecture, inputs, indices);
      const all = encode(backend, architecture, parts, batch);
      pooled = pool(backend, architecture, all, batch).dataSync<'float32'>();
      if (tokens > 0) encoded = all.dataSync<'float32'>();
    });
    const longest = Math.max(...indices.map(({length}) => length));
    for (const [k, i] of active.entries()) {
      const {table, tokens: perToken} = results[i]!;
      const count = indices[k]!.length;
      const part = (values: Float32Array, w: number) =>
        values.subarray(k * longest * w, (k * longest + count) * w);
      table.set(part(pooled, width), start * width);
      if (encoded) perToken?.set(part(encoded, tokens * width), start * tokens * width);
    }
  }
  return results;
}
