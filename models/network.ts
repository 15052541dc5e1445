/** An encoder over a leading case axis K, and the one vector per input that it gives. */
import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import type {Batch} from './encoders/encoder.ts';
import {encoderOf} from './encoders/index.ts';
import type {Parts} from './parts.ts';
import type {Architecture} from './types.ts';

/** Every row that the encoder gives: [K, rows (* tokens), d]. */
export function encode(b: Backend, a: Architecture, parts: Parts, batch: Batch): Tensor {
  return encoderOf(a).encode(b, parts, batch);
}

/** One vector per input, [K, rows, d]: h(v), or the mean of h_p over p in K. */
export function pool({tf}: Backend, a: Architecture, encoded: Tensor, batch: Batch): Tensor {
  if (!batch.share) return encoded;
  const {tokens, width} = encoderOf(a);
  const [cases, rows] = batch.share.shape as [number, number];
  const perToken = tf.reshape(encoded, [cases, rows, tokens!, width]);
  return tf.sum(tf.mul(perToken, tf.expandDims(batch.share, 3)), 2);
}
