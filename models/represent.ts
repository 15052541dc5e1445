import type {Architecture} from '../theory/networks/architecture.ts';
import type {Backend} from './backend.ts';
import {checkPool, checkWeights} from './checkCase.ts';
import {encoderOf} from './encoders/index.ts';
import {graphBuilder} from './engine/graphBuilder.ts';
import {parameterCount, parameterLayout} from './layout.ts';
import {gatherRows, inputCache, inputTables, placesOf, readyInputs} from './training/feeder.ts';
import {inputData, pool, tableTensors} from './training/network.ts';
import type {PoolInputs, Representation, Weights} from './types.ts';

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
  const size = parameterCount(architecture);
  const encoder = encoderOf(architecture, 'represent');
  const {width, tokens} = encoder;
  const rows = cases.map((c, i) => {
    checkWeights('represent', `cases[${i}].weights`, architecture, c.weights, size);
    return checkPool('represent', `cases[${i}]`, architecture, c);
  });
  if (cases.length === 0) return [];
  const results = rows.map((count): Representation => {
    const table = new Float64Array(count * width);
    const shape = {rows: count, width, table};
    return tokens === undefined ? shape : {...shape, tokens: new Float64Array(count * tokens * width)};
  });
  const name = 'pool';
  // One size for all pools: the graph, and what is made for it, then depend on the architecture alone.
  const each = Math.max(1, Math.floor(backend.forwardRows / (tokens ?? 1)));
  const chunk = backend.name === 'fused' ? each : Math.min(each, Math.max(...rows));
  const g = graphBuilder();
  const encoded = encoder.encode(
    g,
    tableTensors(g, parameterLayout(architecture)),
    inputData(g, encoder, name, chunk),
  );
  const outputs = tokens === undefined ? [encoded] : [pool(g, encoder, encoded, name), encoded];
  // Rows do not influence each other, so a few cases in parts have the bits that they have among many.
  const parts = cases.length < backend.parts ? backend.parts : 1;
  const room = {parts, perPart: chunk};
  const rule = {optimizer: 'sgd', l2: false, balls: [], parts: parts > 1} as const;
  const trainer = backend.trainer(g.build(outputs), rule, cases.length);
  try {
    const cache = inputCache();
    const tables = cases.map((c) => inputTables(encoder, name, readyInputs(encoder, cache, c), true));
    for (const [i, {weights}] of cases.entries()) trainer.load(i, weights.values, {l2: 0, radii: []});
    for (let start = 0; start < Math.max(...rows); start += parts * chunk) {
      const active = [...cases.keys()].filter((i) => rows[i]! > start);
      const counts = active.map((i) => Math.min(parts * chunk, rows[i]! - start));
      for (const [k, i] of active.entries()) {
        const indices = Int32Array.from({length: counts[k]!}, (_, r) => start + r);
        gatherRows(trainer, i, tables[i]!, indices, room);
      }
      for (const [k, [pooled, perToken]] of trainer.outputs(active).entries()) {
        const {table, tokens: all} = results[active[k]!]!;
        for (const [row, place] of placesOf(counts[k]!, room).entries()) {
          const copy = (from: Float32Array, to: Float64Array, size: number) =>
            to.set(from.subarray(place * size, (place + 1) * size), (start + row) * size);
          copy(pooled!, table, width);
          if (perToken) copy(perToken, all!, tokens! * width);
        }
      }
    }
  } finally {
    trainer.dispose();
  }
  return results;
}
