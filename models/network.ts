/** Either encoder over a leading case axis K, and the one vector an input that it gives. */
import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import {encodeContext} from './contextEncoder.ts';
import {encodeMasked} from './maskedEncoder.ts';
import type {Parts} from './parts.ts';
import type {Architecture} from './types.ts';

/** A batch of K cases on the backend. */
export interface Batch {
  /** Context [K, rows, inputs]; masked [K, rows * tokens, inputs]. */
  readonly inputs: Tensor;
  /** Masked only: [K, rows * tokens, 1], 1 where masked. */
  readonly mask?: Tensor;
  /** Masked only: [K, rows, tokens], 1/|K| where masked and 0 elsewhere. */
  readonly share?: Tensor;
}

/** Every row that the encoder gives: [K, rows (* tokens), d]. */
export function encode(b: Backend, a: Architecture, parts: Parts, batch: Batch): Tensor {
  return a.kind === 'context'
    ? encodeContext(b, a, parts, batch.inputs)
    : encodeMasked(b, a, parts, batch.inputs, batch.mask!);
}

/** One vector an input, [K, rows, d]: h(v), or the mean of h_p over p in K. */
export function pool({tf}: Backend, a: Architecture, encoded: Tensor, batch: Batch): Tensor {
  if (a.kind === 'context') return encoded;
  const [cases, rows] = batch.share!.shape as [number, number];
  const tokens = tf.reshape(encoded, [cases, rows, a.tokens, a.width]);
  return tf.sum(tf.mul(tokens, tf.expandDims(batch.share!, 3)), 2);
}
