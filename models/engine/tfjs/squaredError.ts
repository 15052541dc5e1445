import type {Tensor} from '@tensorflow/tfjs-core';
import type {TensorFlow} from './loadTensorFlow.ts';

/**
 * Per case the weighted sum over rows of |predicted - target|^2, [K], with its gradient by `predicted` written
 * out: the library's own gradient of a sum makes arrays of ones in JavaScript, as large as its input.
 *
 * @param predicted [K, rows, q]
 * @param target of the same shape; a constant
 * @param weight [K, rows, 1]; a constant
 */
export function squaredError({tf}: TensorFlow, predicted: Tensor, target: Tensor, weight: Tensor): Tensor {
  const compute = tf.customGrad((...inputs) => {
    const [p, save] = inputs as unknown as [Tensor, (tensors: Tensor[]) => void];
    const difference = tf.sub(p, target);
    const weighted = tf.mul(difference, weight);
    save([weighted]);
    return {
      value: tf.sum(tf.mul(weighted, difference), [1, 2]),
      gradFunc: (dy: Tensor, saved: Tensor[]) => tf.mul(saved[0]!, tf.reshape(tf.mul(dy, 2), [-1, 1, 1])),
    };
  });
  return compute(predicted);
}
