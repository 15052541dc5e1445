/**
 * One static computation, written once: parameters, data and a list of operations on them that ends in scalar
 * terms. Readers of it are the fused WebAssembly trainer, TensorFlow.js and, in tests, a naive evaluator.
 */
import {inputError, positiveInteger} from '../../theory/errors.ts';
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

interface Loss {
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
function isWhole({tensor, shape, strides}: View): boolean {
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

const sameNumbers = (a: Quad, b: Quad) => a.every((x, i) => x === b[i]);

/** A graph under construction. Every method checks shapes and throws an InputError for what does not fit. */
export interface GraphBuilder {
  parameter(name: string, rows: number, columns: number): Tensor;
  data(name: string, rows: number, columns: number): Tensor;
  /** Any view, checked to have each of the tensor's elements once, or along axes of stride 0 repeatedly. */
  view(tensor: Tensor, shape: Quad, strides: Quad): View;
  /**
   * activation(init + a b) for each pair of batch indices; views of equal batch axes.
   * @param options.out the layout of the result, default row-major over (first batch axis, second, row)
   */
  product(
    a: View,
    b: View,
    options?: {
      readonly init?: View;
      readonly activation?: Activation;
      readonly out?: readonly [Quad, number];
    },
  ): Tensor;
  /** a + b, b possibly of stride 0 along some axes. */
  add(a: View, b: View): Tensor;
  /** The three below overwrite x, which may have no other reader. */
  activation(x: Tensor, activation: Activation): Tensor;
  /** softmax(scale x) over each run of so many neighbours. */
  softmax(x: Tensor, run: number, scale: number): Tensor;
  /** Rows onto the unit ball, x / max(1, |x|). */
  projectRows(x: Tensor): Tensor;
  /** sum_r weight_r |x_r - target_r|^2; weight [rows x 1]. */
  squaredError(name: string, x: Tensor, target: Tensor, weight: Tensor): void;
  /** sum_r weight_r loss(sign_r x_r); all [rows x 1]. */
  marginLoss(name: string, x: Tensor, sign: Tensor, weight: Tensor, loss: MarginLoss): void;
  /** factor times the mean over rows of |x_r|, with slope 0 at 0. */
  meanNorm(name: string, x: Tensor, factor: Tensor): void;
  /** factor times the sum of x times the constants of the same shape. */
  weightedSum(name: string, x: Tensor, constants: Tensor, factor: Tensor): void;
  /** The finished graph; outputs stay readable after a forward pass. */
  build(outputs?: readonly Tensor[]): Graph;
}

/** @example const g = graphBuilder(); const x = g.data('x', 8, 3); g.product(matrix(x), matrix(g.parameter('w', 3, 2))); */
export function graphBuilder(): GraphBuilder {
  const tensors: Tensor[] = [];
  const ops: Op[] = [];
  const terms: string[] = [];
  const closed = new Set<Tensor>();
  const read = new Set<Tensor>();
  const fail = (argument: string, expected: string, came: unknown) =>
    inputError('graphBuilder', argument, expected, came);
  const make = (
    kind: Tensor['kind'],
    name: string,
    rows: number,
    columns: number,
    rest: {readonly trained: boolean; readonly activation?: Activation},
  ): Tensor => {
    positiveInteger('graphBuilder', `${name}.rows`, rows);
    positiveInteger('graphBuilder', `${name}.columns`, columns);
    if (kind !== 'computed' && tensors.some((t) => t.kind !== 'computed' && t.name === name))
      throw fail('name', 'a name of its own', name);
    const tensor: Tensor = {id: tensors.length, kind, name, rows, columns, ...rest};
    tensors.push(tensor);
    return tensor;
  };
  const use = (tensor: Tensor) => {
    if (closed.has(tensor)) throw fail('x', 'a tensor that no operation has overwritten', tensor.name);
    read.add(tensor);
    return tensor;
  };
  const overwrite = (kind: string, x: Tensor) => {
    if (x.kind !== 'computed' || read.has(x) || x.activation !== undefined)
      throw fail(`${kind} of`, 'a computed tensor without activation and without another reader', x.name);
    use(x);
    closed.add(x);
    return make('computed', kind, x.rows, x.columns, {trained: x.trained});
  };
  const loss = (name: string, x: Tensor): Loss => {
    if (x.kind !== 'computed' || read.has(x) || !x.trained)
      throw fail(`loss ${name} of`, 'a trained tensor without another reader', x.name);
    use(x);
    closed.add(x);
    terms.push(name);
    return {x, term: terms.length - 1, share: make('data', `share of ${name}`, 1, 1, {trained: false})};
  };
  const constant = (tensor: Tensor, rows: number, columns: number) => {
    if (tensor.kind !== 'data' || tensor.rows !== rows || tensor.columns !== columns)
      throw fail(tensor.name, `data [${rows} x ${columns}]`, [tensor.kind, tensor.rows, tensor.columns]);
    return use(tensor);
  };
  const checked = (view: View): View => {
    if (!isWhole(view)) throw fail('view', `all of ${view.tensor.name}`, [view.shape, view.strides]);
    use(view.tensor);
    return view;
  };
  return {
    parameter: (name, rows, columns) => make('parameter', name, rows, columns, {trained: true}),
    data: (name, rows, columns) => make('data', name, rows, columns, {trained: false}),
    view: (tensor, shape, strides) => checked({tensor, shape, strides}),
    product(a, b, {init, activation, out} = {}) {
      const [p, q, m, k] = checked(a).shape;
      const [p2, q2, k2, n] = checked(b).shape;
      if (p !== p2 || q !== q2 || k !== k2) throw fail('b', `[${p}, ${q}, ${k}, n]`, b.shape);
      const shape = [p, q, m, n] as const;
      if (init && !sameNumbers(checked(init).shape, shape)) throw fail('init', `[${shape}]`, init.shape);
      const columns = out?.[1] ?? n;
      const tensor = make('computed', 'product', (p * q * m * n) / columns, columns, {
        trained: a.tensor.trained || b.tensor.trained || init?.tensor.trained === true,
        ...(activation && {activation}),
      });
      const view = {tensor, shape, strides: out?.[0] ?? ([q * m * n, m * n, n, 1] as const)};
      if (!isWhole(view)) throw fail('out', 'each element once', view.strides);
      ops.push({kind: 'product', a, b, out: view, ...(init && {init})});
      return tensor;
    },
    add(a, b) {
      const {tensor: x, shape, strides} = checked(a);
      if (!sameNumbers(shape, checked(b).shape)) throw fail('b', `[${shape}]`, b.shape);
      const tensor = make('computed', 'add', x.rows, x.columns, {trained: x.trained || b.tensor.trained});
      ops.push({kind: 'add', a, b, out: {tensor, shape, strides}});
      return tensor;
    },
    activation(x, activation) {
      const out = overwrite('activation', x);
      ops.push({kind: 'activation', x, out, activation});
      return out;
    },
    softmax(x, run, scale) {
      if (sizeOf(x) % run !== 0) throw fail('run', `a divisor of ${sizeOf(x)}`, run);
      const out = overwrite('softmax', x);
      ops.push({kind: 'softmax', x, out, run, scale});
      return out;
    },
    projectRows(x) {
      const out = overwrite('projectRows', x);
      ops.push({kind: 'projectRows', x, out});
      return out;
    },
    squaredError(name, x, target, weight) {
      constant(target, x.rows, x.columns);
      ops.push({kind: 'squaredError', ...loss(name, x), target, weight: constant(weight, x.rows, 1)});
    },
    marginLoss(name, x, sign, weight, kind) {
      constant(sign, x.rows, 1);
      ops.push({kind: 'marginLoss', ...loss(name, x), sign, weight: constant(weight, x.rows, 1), loss: kind});
    },
    meanNorm(name, x, factor) {
      ops.push({kind: 'meanNorm', ...loss(name, x), factor: constant(factor, 1, 1)});
    },
    weightedSum(name, x, constants, factor) {
      constant(constants, x.rows, x.columns);
      ops.push({kind: 'weightedSum', ...loss(name, x), constants, factor: constant(factor, 1, 1)});
    },
    build(outputs = []) {
      for (const x of outputs) if (closed.has(x)) throw fail('outputs', 'tensors not overwritten', x.name);
      const short = (x: unknown): unknown => {
        if (typeof x !== 'object' || x === null) return x;
        if ('id' in x) return x.id;
        return Array.isArray(x) ? x.map(short) : Object.values(x).map(short);
      };
      const shapes = tensors.map((t) => [t.kind, t.rows, t.columns, t.activation ?? '']);
      return {
        parameters: tensors.filter(({kind}) => kind === 'parameter'),
        data: tensors.filter(({kind}) => kind === 'data'),
        ops,
        terms,
        outputs,
        key: JSON.stringify([shapes, short(ops), outputs.map(({id}) => id)]),
      };
    },
  };
}
