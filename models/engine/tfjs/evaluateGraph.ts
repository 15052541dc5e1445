/** A graph as operations of TensorFlow.js over a leading case axis, whose own differentiation gives its gradients. */
import type {Tensor as TfTensor} from '@tensorflow/tfjs-core';
import {type Graph, type LossOp, type Quad, sizeOf, type Tensor, type View} from '../graph.ts';
import {activate} from './activate.ts';
import type {TensorFlow} from './loadTensorFlow.ts';
import {marginLoss} from './marginLoss.ts';
import {projectRows} from './projectRows.ts';
import {squaredError} from './squaredError.ts';

/** Axes of more than one element that move, the outermost first: the storage order of what a view sees. */
function storedAxes(shape: Quad, strides: Quad): number[] {
  return [0, 1, 2, 3]
    .filter((i) => shape[i]! > 1 && strides[i]! > 0)
    .sort((i, j) => strides[j]! - strides[i]!);
}

/** A view [K, ...shape] of a tensor [K, size]; axes of stride 0 are of one element. */
function viewed({tf}: TensorFlow, flat: TfTensor, {shape, strides}: View): TfTensor {
  const axes = storedAxes(shape, strides);
  const cases = flat.shape[0]!;
  const stored = tf.reshape(flat, [cases, ...axes.map((axis) => shape[axis]!)]);
  const order = [...axes].sort((i, j) => i - j).map((axis) => 1 + axes.indexOf(axis));
  const ordered = tf.transpose(stored, [0, ...order]);
  return tf.reshape(ordered, [cases, ...shape.map((size, axis) => (axes.includes(axis) ? size : 1))]);
}

/** The way back: [K, ...shape] to [K, size] in the storage order of the view. */
function stored({tf}: TensorFlow, value: TfTensor, {tensor, shape, strides}: View): TfTensor {
  const axes = storedAxes(shape, strides);
  const cases = value.shape[0]!;
  const moving = [0, 1, 2, 3].filter((axis) => axes.includes(axis));
  const squeezed = tf.reshape(value, [cases, ...moving.map((axis) => shape[axis]!)]);
  const ordered = tf.transpose(squeezed, [0, ...axes.map((axis) => 1 + moving.indexOf(axis))]);
  return tf.reshape(ordered, [cases, sizeOf(tensor)]);
}

/** All batch axes at full length, which a batched product needs. Not by `tile`, whose gradient ends at four axes. */
function repeated({tf}: TensorFlow, value: TfTensor, shape: Quad): TfTensor {
  const full = shape.every((size, axis) => size === value.shape[axis + 1]);
  return full ? value : tf.mul(value, tf.ones([1, ...shape]));
}

function termOf(b: TensorFlow, op: LossOp, at: (tensor: Tensor) => TfTensor): TfTensor {
  const {tf} = b;
  const {rows, columns} = op.x;
  const x = at(op.x);
  if (op.kind === 'squaredError') {
    const grid = (t: TfTensor, width: number) => tf.reshape(t, [-1, rows, width]);
    return squaredError(b, grid(x, columns), grid(at(op.target), columns), grid(at(op.weight), 1));
  }
  if (op.kind === 'marginLoss') {
    const losses = marginLoss(b, op.loss, tf.mul(x, at(op.sign)));
    return tf.sum(tf.mul(losses, at(op.weight)), 1);
  }
  const factor = tf.reshape(at(op.factor), [-1]);
  if (op.kind === 'weightedSum') return tf.mul(tf.sum(tf.mul(x, at(op.constants)), 1), factor);
  const squared = tf.sum(tf.square(tf.reshape(x, [-1, rows, columns])), 2);
  return tf.mul(tf.mean(tf.sqrt(tf.maximum(squared, 1e-30)), 1), factor);
}

/**
 * @param parameters [K, size]
 * @param data [K, size] of each data matrix
 * @returns the terms, [K] each, and the outputs, [K, size] each
 */
export function evaluateGraph(
  b: TensorFlow,
  graph: Graph,
  parameters: TfTensor,
  data: ReadonlyMap<Tensor, TfTensor>,
): {terms: TfTensor[]; outputs: TfTensor[]} {
  const {tf} = b;
  const values = new Map<Tensor, TfTensor>(data);
  const sizes = graph.parameters.map(sizeOf);
  const parts = sizes.length === 1 ? [parameters] : tf.split(parameters, sizes, 1);
  for (const [i, tensor] of graph.parameters.entries()) values.set(tensor, parts[i]!);
  const at = (tensor: Tensor) => values.get(tensor)!;
  const view = (v: View) => viewed(b, at(v.tensor), v);
  const terms: TfTensor[] = [];
  for (const op of graph.ops) {
    if (op.kind === 'product') {
      const left = repeated(b, view(op.a), op.a.shape);
      const right = repeated(b, view(op.b), op.b.shape);
      const [p, q, m, n] = op.out.shape;
      const batched = (t: TfTensor) => tf.reshape(t, [t.shape[0]!, p * q, t.shape[3]!, t.shape[4]!]);
      const product = tf.reshape(tf.matMul(batched(left), batched(right)), [-1, p, q, m, n]);
      const sum = op.init ? tf.add(product, view(op.init)) : product;
      const {activation} = op.out.tensor;
      values.set(op.out.tensor, stored(b, activation ? activate(b, activation, sum) : sum, op.out));
    } else if (op.kind === 'add') {
      const sum = tf.add(repeated(b, view(op.a), op.a.shape), view(op.b));
      values.set(op.out.tensor, stored(b, sum, op.out));
    } else if (op.kind === 'activation') values.set(op.out, activate(b, op.activation, at(op.x)));
    else if (op.kind === 'softmax') {
      const rows = tf.reshape(tf.mul(at(op.x), op.scale), [-1, sizeOf(op.x) / op.run, op.run]);
      values.set(op.out, tf.reshape(tf.softmax(rows), [-1, sizeOf(op.x)]));
    } else if (op.kind === 'projectRows') {
      const rows = tf.reshape(at(op.x), [-1, op.x.rows, op.x.columns]);
      values.set(op.out, tf.reshape(projectRows(b, rows), [-1, sizeOf(op.x)]));
    } else terms[op.term] = termOf(b, op, at);
  }
  return {terms, outputs: graph.outputs.map(at)};
}
