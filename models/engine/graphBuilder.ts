import {inputError, positiveInteger} from '../../theory/errors.ts';
import type {MarginLoss} from '../marginLoss.ts';
import type {Activation} from '../types.ts';
import {type Graph, isWhole, type Loss, type Op, type Quad, sizeOf, type Tensor, type View} from './graph.ts';

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
  /** softmax(scale x) over each run of so many neighbours; scale > 0. */
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
      if (!(scale > 0)) throw fail('scale', 'a number > 0', scale);
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
