import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import type {Batches} from './batches.ts';
import type {Batch} from './encoders/encoder.ts';
import {encoderOf} from './encoders/index.ts';
import {gatherRows, inputBatch, type ReadyInputs} from './feeder.ts';
import {encode} from './network.ts';
import type {Term} from './objective.ts';
import {squaredError} from './squaredError.ts';
import type {Architecture} from './types.ts';

export interface PretextSource {
  readonly ready: ReadyInputs;
  /** Context only. */
  readonly targets?: Float32Array;
  readonly draws: ArrayLike<number>;
  readonly batches: Batches;
  /** One a draw. */
  readonly counts?: ArrayLike<number>;
  /** One a draw; without counts. */
  readonly signs?: ArrayLike<number>;
}

/** The tensors of a batch in a fixed order, and back. */
const asBatch = ([inputs, mask, share]: readonly Tensor[]): Batch =>
  mask && share ? {inputs: inputs!, mask, share} : {inputs: inputs!};

/**
 * The pretext loss per case on its next batch. Context: mean over the batch of |W h(v) - w|^2. Masked: mean
 * over the batch of the mean over p in K of |W h_p - z_p|^2.
 */
export function pretextTerm(b: Backend, a: Architecture, sources: readonly PretextSource[]): Term<'pretext'> {
  const {tf} = b;
  const {tokens, outputs} = encoderOf(a);
  return {
    name: 'pretext',
    weights: sources.map(() => 1),
    fixed: sources.every(({batches}) => batches.fixed),
    build(active) {
      const own = active.map((i) => sources[i]!);
      const chosen = own.map(({batches}) => batches.next().slice());
      const indices = own.map(({draws}, k) => Array.from(chosen[k]!, (i) => draws[i]!));
      const inputs = inputBatch(
        b,
        a,
        own.map(({ready}) => ready),
        indices,
      );
      const rows = Math.max(...indices.map(({length}) => length));
      // Rows that only fill a case up to the longest have weight 0.
      const weights = new Float32Array(own.length * rows);
      for (const [k, {counts, signs}] of own.entries()) {
        const {length} = indices[k]!;
        if (signs) {
          for (let r = 0; r < length; r++) weights[k * rows + r] = -signs[chosen[k]![r]!]! / length;
        } else if (!counts) weights.fill(1 / length, k * rows, k * rows + length);
        else {
          const picked = chosen[k]!;
          const sum = picked.reduce((total, i) => total + counts[i]!, 0);
          for (let r = 0; sum > 0 && r < length; r++) weights[k * rows + r] = counts[picked[r]!]! / sum;
        }
      }
      const weight = tf.tensor3d(weights, [own.length, rows, 1]);
      if (tokens !== undefined) return [...inputs.all, weight];
      const targets = gatherRows(
        own.map((s) => s.targets!),
        indices,
        outputs,
      );
      return [...inputs.all, tf.tensor3d(targets, [own.length, rows, outputs]), weight];
    },
    evaluate(parts, feed) {
      const weight = feed.at(-1)!;
      const batch = tokens !== undefined ? asBatch(feed) : asBatch(feed.slice(0, 1));
      const predicted = tf.matMul(encode(b, a, parts, batch), parts.get('decoder')!);
      if (tokens === undefined) return squaredError(b, predicted, feed[1]!, weight);
      const perToken = tf.reshape(tf.mul(batch.share!, weight), [weight.shape[0]!, -1, 1]);
      return squaredError(b, predicted, batch.inputs, perToken);
    },
  };
}
