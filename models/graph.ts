/**
 * The networks as TensorFlow.js graphs over a leading case axis K. Ops are kept to those with a correct
 * gradient on every backend: no gather, einsum, where or mirrorPad.
 */
import type {Tensor, Tensor3D} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import type {Parameter} from './layout.ts';
import type {Activation, Architecture, ContextArchitecture, MaskedArchitecture} from './types.ts';

/** Slope of `leaky` below zero. */
export const leakySlope = 0.1;

/** Named parameters of K cases, [K, rows, columns] each. */
export type Parts = ReadonlyMap<string, Tensor3D>;

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

export function activate({tf}: Backend, activation: Activation, x: Tensor): Tensor {
  if (activation === 'tanh') return tf.tanh(x);
  return activation === 'relu' ? tf.relu(x) : tf.leakyRelu(x, leakySlope);
}

/** Rows onto the unit ball, x / max(1, |x|). The square root is taken after the maximum: its slope at 0 is infinite. */
export function projectRows({tf}: Backend, x: Tensor): Tensor {
  const squared = tf.sum(tf.square(x), -1, true);
  return tf.div(x, tf.sqrt(tf.maximum(squared, 1)));
}

/** Splits [K, size] into the named parameters. Its gradient is one concat. */
export function splitParameters({tf}: Backend, layout: readonly Parameter[], flat: Tensor): Parts {
  const sizes = layout.map(({size}) => size);
  const parts = tf.split(flat, sizes, 1);
  return new Map(
    layout.map(({name, shape}, i) => [name, tf.reshape(parts[i]!, [flat.shape[0]!, ...shape]) as Tensor3D]),
  );
}

/** v [K, rows, inputs] to h(v) [K, rows, d]. */
export function encodeContext(b: Backend, a: ContextArchitecture, parts: Parts, v: Tensor): Tensor {
  return a.widths.reduce(
    (h, _, i) => activate(b, a.activation, multiply(b, h, parts.get(`encoder.${i + 1}`)!)),
    v,
  );
}

function attention(b: Backend, a: MaskedArchitecture, parts: Parts, block: number, x: Tensor): Tensor {
  const {tf} = b;
  const [cases, positions] = x.shape as [number, number];
  const examples = (cases * positions) / a.tokens;
  const depth = a.width / a.heads;
  const split = (name: string) => {
    const all = multiply(b, x, parts.get(`block.${block}.${name}`)!);
    const headsLast = tf.reshape(all, [examples, a.tokens, a.heads, depth]);
    return tf.reshape(tf.transpose(headsLast, [0, 2, 1, 3]), [examples * a.heads, a.tokens, depth]);
  };
  const logits = tf.mul(tf.matMul(split('query'), split('key'), false, true), 1 / Math.sqrt(depth));
  const mixed = tf.matMul(tf.softmax(logits), split('value'));
  const headsFirst = tf.reshape(mixed, [examples, a.heads, a.tokens, depth]);
  const joined = tf.reshape(tf.transpose(headsFirst, [0, 2, 1, 3]), [cases, positions, a.width]);
  return multiply(b, joined, parts.get(`block.${block}.output`)!);
}

/**
 * @param z [K, rows * tokens, inputs]
 * @param mask [K, rows * tokens, 1], 1 where masked
 * @returns the rows h_p, [K, rows * tokens, width]
 */
export function encodeMasked(
  b: Backend,
  a: MaskedArchitecture,
  parts: Parts,
  z: Tensor,
  mask: Tensor,
): Tensor {
  const {tf} = b;
  const [cases, positions] = z.shape as [number, number];
  const seen = tf.mul(multiply(b, z, parts.get('embedding')!), tf.sub(1, mask));
  const tokens = tf.add(seen, tf.mul(mask, parts.get('mask')!));
  const grid = tf.reshape(tokens, [cases, positions / a.tokens, a.tokens, a.width]);
  const placed = tf.add(grid, tf.expandDims(parts.get('position')!, 1));
  let x = projectRows(b, tf.reshape(placed, [cases, positions, a.width]));
  for (let block = 1; block <= a.blocks; block++) {
    const attended = tf.add(x, attention(b, a, parts, block, x));
    const inner = activate(b, a.activation, multiply(b, attended, parts.get(`block.${block}.feed.1`)!));
    x = projectRows(b, tf.add(attended, multiply(b, inner, parts.get(`block.${block}.feed.2`)!)));
  }
  return x;
}

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
