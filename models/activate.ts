import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import type {Activation} from './types.ts';

/** Slope of `leaky` below zero. */
export const leakySlope = 0.1;

/** The activation at each entry. */
export function activate({tf}: Backend, activation: Activation, x: Tensor): Tensor {
  if (activation === 'tanh') return tf.tanh(x);
  return activation === 'relu' ? tf.relu(x) : tf.leakyRelu(x, leakySlope);
}
