/** The gradients written here against those of TensorFlow.js itself, which its layers bring along: equal bits. */
import {createRequire} from 'node:module';
import type {Tensor} from '@tensorflow/tfjs-core';
import test from 'ava';
import {tfjsOn} from '../testing/tfjsOn.ts';
import {gradients} from './registerGradients.ts';

const {tf} = await tfjsOn('cpu');

const random = (shape: number[], seed: number): Tensor => tf.randomNormal(shape, 0, 1, 'float32', seed);
const x = random([2, 3, 4], 1);
const row = random([3, 1], 2);
/** Where entries are equal: whose gradient it is there. */
const tied = tf.concat([tf.slice(x, 0, 1), random([1, 3, 4], 3)]);
const withZeros = tf.mul(x, tf.cast(tf.greater(x, -0.3), 'float32'));

/** An operation on the tensors in whose every entry it is differentiated. */
const operations: Record<string, readonly [(...tensors: Tensor[]) => Tensor, ...Tensor[]]> = {
  [tf.Add]: [(a, b) => tf.add(a!, b!), x, row],
  [tf.Sub]: [(a, b) => tf.sub(a!, b!), row, x],
  [tf.Multiply]: [(a, b) => tf.mul(a!, b!), x, row],
  [tf.Maximum]: [(a, b) => tf.maximum(a!, b!), x, tied],
  [tf.Minimum]: [(a, b) => tf.minimum(a!, b!), x, tied],
  [tf.Neg]: [(a) => tf.neg(a!), x],
  [tf.Identity]: [(a) => tf.mul(2, tf.clone(a!)), x],
  [tf.Transpose]: [(a) => tf.transpose(a!, [1, 2, 0]), x],
  [tf.Reshape]: [(a) => tf.reshape(a!, [4, 6]), x],
  [tf.Sum]: [(a) => tf.sum(a!, [0, 2]), x],
  [tf.Mean]: [(a) => tf.mean(a!, 1), x],
  [tf.Square]: [(a) => tf.square(a!), x],
  [tf.Sqrt]: [(a) => tf.sqrt(a!), tf.add(tf.square(x), 0.1)],
  [tf.Relu]: [(a) => tf.relu(a!), withZeros],
  [tf.LeakyRelu]: [(a) => tf.leakyRelu(a!, 0.1), withZeros],
  [tf.Softplus]: [(a) => tf.softplus(a!), x],
  [tf.Tanh]: [(a) => tf.tanh(a!), x],
  [tf.Softmax]: [(a) => tf.softmax(a!), x],
  [tf.BatchMatMul]: [(a, b) => tf.matMul(a!, b!), x, random([2, 4, 5], 4)],
  [tf.SplitV]: [
    (a) => tf.sub(...(tf.split(a!, [1, 3], 2).map((part) => tf.sum(part, 2)) as [Tensor, Tensor])),
    x,
  ],
  [tf.AddN]: [(a, b) => tf.addN([a!, b!, a!]), x, tied],
};

/** Weighted differently at each entry, so that no entry stands in for another. */
function differentiated([operation, ...at]: (typeof operations)[string]): Float32Array[] {
  const weighted = (...tensors: Tensor[]) => {
    const value = operation(...tensors);
    return tf.sum(tf.mul(value, random(value.shape, 5)));
  };
  return tf
    .grads(weighted)(at)
    .map((gradient) => gradient.dataSync<'float32'>().slice());
}

const all = () =>
  Object.fromEntries(Object.entries(operations).map(([kernel, one]) => [kernel, differentiated(one)]));

test('each gradient is that of TensorFlow.js, bit for bit', (t) => {
  const written = gradients(tf).map(({kernelName}) => kernelName);
  t.deepEqual(Object.keys(operations).sort(), written.sort());
  const own = all();
  for (const kernel of written) tf.unregisterGradient(kernel);
  t.throws(all, {message: /gradient function not found/});
  createRequire(import.meta.url)('@tensorflow/tfjs-layers');
  t.deepEqual(own, all());
});
