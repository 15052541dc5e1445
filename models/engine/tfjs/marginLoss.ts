import type {Tensor} from '@tensorflow/tfjs-core';
import type {MarginLoss} from '../../marginLoss.ts';
import type {TensorFlow} from './loadTensorFlow.ts';

/** The loss at each margin. */
export function marginLoss({tf}: TensorFlow, loss: MarginLoss, margins: Tensor): Tensor {
  if (loss === 'logistic') return tf.softplus(tf.neg(margins));
  const gap = tf.sub(1, margins);
  if (loss === 'squared') return tf.square(gap);
  const slack = tf.relu(gap);
  if (loss === 'hinge') return slack;
  const clipped = tf.minimum(slack, 1);
  return tf.sub(tf.mul(clipped, slack), tf.mul(0.5, tf.square(clipped)));
}
