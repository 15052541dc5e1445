import type {Tensor} from '@tensorflow/tfjs-core';
import type {Activation} from '../../../theory/networks/architecture.ts';
import {leakySlope} from '../leakySlope.ts';
import type {TensorFlow} from './loadTensorFlow.ts';

/** The activation at each entry. */
export function activate({tf}: TensorFlow, activation: Activation, x: Tensor): Tensor {
  if (activation === 'tanh') return tf.tanh(x);
  return activation === 'relu' ? tf.relu(x) : tf.leakyRelu(x, leakySlope);
}
