import type {Tensor} from '@tensorflow/tfjs-core';
import type {TensorFlow} from './loadTensorFlow.ts';

/**
 * Rows (last axis) onto the unit ball, y = x / max(1, |x|), with the gradient written out, which is safe at 0:
 * dx = dy where |x| <= 1, and (dy - <dy, y> y) / |x| outside.
 */
export function projectRows({tf}: TensorFlow, x: Tensor): Tensor {
  const project = tf.customGrad((...inputs) => {
    const [rows, save] = inputs as unknown as [Tensor, (tensors: Tensor[]) => void];
    const squared = tf.sum(tf.square(rows), -1, true);
    const length = tf.sqrt(tf.maximum(squared, 1));
    const outside = tf.cast(tf.greater(squared, 1), 'float32');
    const value = tf.div(rows, length);
    save([value, length, outside]);
    return {
      value,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [y, norm, mask] = saved as [Tensor, Tensor, Tensor];
        const along = tf.mul(tf.sum(tf.mul(dy, y), -1, true), mask);
        return tf.div(tf.sub(dy, tf.mul(along, y)), norm);
      },
    };
  });
  return project(x);
}
