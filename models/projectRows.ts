import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';

/** Rows onto the unit ball, x / max(1, |x|). The square root is taken after the maximum: its slope at 0 is infinite. */
export function projectRows({tf}: Backend, x: Tensor): Tensor {
  const squared = tf.sum(tf.square(x), -1, true);
  return tf.div(x, tf.sqrt(tf.maximum(squared, 1)));
}
