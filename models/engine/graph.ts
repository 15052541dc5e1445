/**
 * One static computation, written once: parameters, data and a list of operations on them that ends in scalar
 * terms. Readers of it are the fused WebAssembly trainer, TensorFlow.js and, in tests, a naive evaluator.
 */
import type {Activation} from '../../theory/networks/architecture.ts';
import type {MarginLoss} from '../marginLoss.ts';

/** A [rows x columns] matrix of one case. */
export interface Tensor {
  readonly id: number;
  readonly kind: 'parameter' | 'data' | 'computed';
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Of the product that computes it, which its gradient passes through. */
  readonly activation?: Activation;
  /** Whether a parameter reaches it. */
  readonly trained: boolean;
}

export type Quad = readonly [number, number, number, number];

/**
 * A tensor's elements in another order: two batch axes, rows, columns. Element (a, b, r, c) is the one at
 * a s0 + b s1 + r s2 + c s3 of its row-major storage; a stride of 0 repeats what is there.
 */
export interface View {
  readonly tensor: Tensor;
  readonly shape: Quad;
  readonly strides: Quad;
}

export interface ProductOp {
  readonly kind: 'product';
  readonly a: View;
  readonly b: View;
  readonly out: View;
  readonly init?: View;
}

export type Op =
  | ProductOp
  | {readonly kind: 'add'; readonly a: View; readonly b: View; readonly out: View}
  | {readonly kind: 'activation'; readonly x: Tensor; readonly out: Tensor; readonly activation: Activation}
  | {
      readonly kind: 'softmax';
      readonly x: Tensor;
      readonly out: Tensor;
      readonly run: number;
      readonly scale: number;
    }
  | {readonly kind: 'projectRows'; readonly x: Tensor; readonly out: Tensor}
  | LossOp;

export interface Loss {
  readonly x: Tensor;
  readonly term: number;
  /** [1 x 1], how much the term counts in the case's objective. */
  readonly share: Tensor;
}

export type LossOp =
  | (Loss & {readonly kind: 'squaredError'; readonly target: Tensor; readonly weight: Tensor})
  | (Loss & {
      readonly kind: 'marginLoss';
      readonly sign: Tensor;
      readonly weight: Tensor;
      readonly loss: MarginLoss;
    })
  | (Loss & {readonly kind: 'meanNorm'; readonly factor: Tensor})
  | (Loss & {readonly kind: 'weightedSum'; readonly constants: Tensor; readonly factor: Tensor});

export interface Graph {
  readonly parameters: readonly Tensor[];
  readonly data: readonly Tensor[];
  readonly ops: readonly Op[];
  /** Names of the terms; the objective is their sum, each times its share. */
  readonly terms: readonly string[];
  /** Kept after a forward pass. */
  readonly outputs: readonly Tensor[];
  /** Equal for graphs that compute the same. */
  readonly key: string;
}

export const sizeOf = ({rows, columns}: Tensor): number => rows * columns;

/** The whole matrix as one batch. */
export function matrix(tensor: Tensor): View {
  const {rows, columns} = tensor;
  return {tensor, shape: [1, 1, rows, columns], strides: [rows * columns, rows * columns, columns, 1]};
}

/** The same with rows and columns exchanged. */
export function transposed({tensor, shape: [a, b, r, c], strides: [s, t, u, v]}: View): View {
  return {tensor, shape: [a, b, c, r], strides: [s, t, v, u]};
}

/** The one row of a [1 x columns] tensor as often as asked for. */
export function repeatedRow(tensor: Tensor, rows: number): View {
  return {tensor, shape: [1, 1, rows, tensor.columns], strides: [0, 0, 0, 1]};
}

/** Whether each element is there once, in whatever order, but for axes of stride 0. */
export function isWhole({tensor, shape, strides}: View): boolean {
  const axes = shape.map((size, i) => ({size, stride: strides[i]!}));
  let reached = 1;
  for (const {size, stride} of axes
    .filter(({size, stride}) => size > 1 && stride > 0)
    .sort((p, q) => p.stride - q.stride)) {
    if (stride !== reached) return false;
    reached *= size;
  }
  return reached === sizeOf(tensor);
}
