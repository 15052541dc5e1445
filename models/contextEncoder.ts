import type {Tensor} from '@tensorflow/tfjs';
import {activate} from './activate.ts';
import type {Backend} from './backend.ts';
import type {Parts} from './parts.ts';
import type {ContextArchitecture} from './types.ts';

/** v [K, rows, inputs] to h(v) [K, rows, d]. */
export function encodeContext(b: Backend, a: ContextArchitecture, parts: Parts, v: Tensor): Tensor {
  return a.widths.reduce(
    (h, _, i) => activate(b, a.activation, b.tf.matMul(h, parts.get(`encoder.${i + 1}`)!)),
    v,
  );
}
