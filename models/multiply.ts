import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';

/**
 * [K, rows, a] times [K, a, b] for each case. One case on wasm multiplies as plain matrices, explicitly
 * transposed in the gradient: its batched and transposing kernels are up to ten times slower.
 */
export function multiply(backend: Backend, x: Tensor, w: Tensor): Tensor {
  const {tf} = backend;
  if (backend.name !== 'wasm' || w.shape[0] !== 1) return tf.matMul(x, w);
  const flatX = tf.reshape(x, x.shape.slice(1)) as Tensor;
  const flatW = tf.reshape(w, w.shape.slice(1)) as Tensor;
  const product = tf.customGrad((...inputs) => {
    const [a, b, save] = inputs as unknown as [Tensor, Tensor, (tensors: Tensor[]) => void];
    save([a, b]);
    return {
      value: tf.matMul(a, b),
      gradFunc: (dy: Tensor, saved: Tensor[]) => [
        tf.matMul(dy, tf.transpose(saved[1]!)),
        tf.matMul(tf.transpose(saved[0]!), dy),
      ],
    };
  });
  return tf.expandDims(product(flatX, flatW), 0);
}
