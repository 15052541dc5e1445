import type {Encoder} from '../encoders/encoder.ts';
import {matrix} from '../engine/graph.ts';
import type {Batches} from './batches.ts';
import {gatherRows, inputTables, placesOf, type ReadyInputs} from './feeder.ts';
import {inputData} from './network.ts';
import type {Term} from './objective.ts';

export interface PretextSource {
  readonly ready: ReadyInputs;
  /** Vectors only. */
  readonly targets?: Float32Array;
  readonly draws: ArrayLike<number>;
  readonly batches: Batches;
  /** One per draw. */
  readonly counts?: ArrayLike<number>;
  /** One per draw; without counts. */
  readonly signs?: ArrayLike<number>;
}

/** How much each draw of a batch counts. */
function batchWeights({counts, signs}: PretextSource, batch: Int32Array): Float32Array {
  if (signs) return Float32Array.from(batch, (i) => -signs[i]! / batch.length);
  if (!counts) return new Float32Array(batch.length).fill(1 / batch.length);
  const sum = batch.reduce((total, i) => total + counts[i]!, 0);
  return Float32Array.from(batch, (i) => (sum > 0 ? counts[i]! / sum : 0));
}

/**
 * The pretext loss per case on its next batch. Vectors: mean over the batch of |W h(v) - w|^2. Tokens: mean over the
 * batch of the mean over p in K of |W h_p - z_p|^2.
 */
export function pretextTerm(encoder: Encoder, sources: readonly PretextSource[]): Term<'pretext'> {
  const {tokens = 1, outputs} = encoder;
  const name = 'pretext';
  return {
    name,
    weights: sources.map(() => 1),
    rows: Math.max(...sources.map(({batches}) => batches.size)),
    fixed: sources.every(({batches}) => batches.fixed),
    build(g, parts, rows) {
      const h = encoder.encode(g, parts, inputData(g, encoder, name, rows));
      const predicted = g.product(matrix(h), matrix(parts.get('decoder')!));
      const target = g.data(`${name}.target`, rows * tokens, outputs);
      g.squaredError(name, predicted, target, g.data(`${name}.weight`, rows * tokens, 1));
    },
    feed(trainer, index, room) {
      const source = sources[index]!;
      const {ready, targets, draws} = source;
      const batch = source.batches.next();
      const indices = Int32Array.from(batch, (i) => draws[i]!);
      const target = {name: `${name}.target`, table: targets ?? ready.whole!, width: tokens * outputs};
      gatherRows(trainer, index, [...inputTables(encoder, name, ready, false), target], indices, room);
      const perRow = batchWeights(source, batch);
      // Rows that only fill a case up have weight 0.
      const weights = new Float32Array(room.parts * room.perPart * tokens);
      for (const [r, place] of placesOf(batch.length, room).entries()) {
        for (let p = 0; p < tokens; p++) {
          const share = ready.shares?.[indices[r]! * tokens + p] ?? 1;
          weights[place * tokens + p] = share * perRow[r]!;
        }
      }
      trainer.feed(index, `${name}.weight`, weights);
    },
  };
}
