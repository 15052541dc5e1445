/**
 * Gradients of the operations that graphs are made of. TensorFlow.js differentiates by its tape, but in Node its core
 * comes without the gradient of any operation: those are only in the bundle of all of it, of 141 MB. Each is written as there.
 */
import type {GradConfig, GradFunc, Tensor} from '@tensorflow/tfjs-core';
import type {TensorFlowModule} from './loadTensorFlow.ts';

type NamedGradientMap = ReturnType<GradFunc>;

/** What one operation's gradient is made from: the gradient of its result, what was kept, its attributes. */
type Rule = (dy: Tensor, kept: readonly Tensor[], attributes: Record<string, unknown>) => NamedGradientMap;

interface Differentiable {
  readonly keeps: 'nothing' | 'x' | 'a and b' | 'result';
  readonly rule: Rule;
}

function rules(tf: TensorFlowModule): Record<string, Differentiable> {
  /** Summed over the axes along which a tensor of the shape was repeated. */
  const reduced = (value: Tensor, shape: readonly number[]): Tensor => {
    const axes = tf.broadcast_util.getReductionAxes([...shape], value.shape);
    return tf.reshape(axes.length > 0 ? tf.sum(value, axes) : value, [...shape]);
  };
  /** Repeated along the axes over which x was summed. */
  const spread = (dy: Tensor, x: Tensor, axis: unknown): Tensor => {
    const axes = tf.util.parseAxisParam(axis as number | number[], x.shape);
    const kept = x.shape.map((size, i) => (axes.includes(i) ? 1 : size));
    return tf.mul(tf.reshape(dy, kept), tf.ones(x.shape));
  };
  const where = (condition: Tensor, dy: Tensor): Tensor => tf.mul(dy, tf.cast(condition, 'float32'));
  const unary = (derivative: (dy: Tensor, x: Tensor, attributes: Record<string, unknown>) => Tensor) => ({
    keeps: 'x' as const,
    rule: ((dy, [x], attributes) => ({x: () => derivative(dy, x!, attributes)})) satisfies Rule,
  });
  const linear = (derivative: (dy: Tensor, attributes: Record<string, unknown>) => Tensor) => ({
    keeps: 'nothing' as const,
    rule: ((dy, _, attributes) => ({x: () => derivative(dy, attributes)})) satisfies Rule,
  });
  const binary = (derivatives: (dy: Tensor, a: Tensor, b: Tensor) => readonly (() => Tensor)[]) => ({
    keeps: 'a and b' as const,
    rule: ((dy, [a, b]) => {
      const [da, db] = derivatives(dy, a!, b!);
      return {a: () => reduced(da!(), a!.shape), b: () => reduced(db!(), b!.shape)};
    }) satisfies Rule,
  });
  return {
    [tf.Add]: binary((dy) => [() => dy, () => dy]),
    [tf.Sub]: binary((dy) => [() => dy, () => tf.neg(dy)]),
    [tf.Multiply]: binary((dy, a, b) => [() => tf.mul(dy, b), () => tf.mul(dy, a)]),
    [tf.Maximum]: binary((dy, a, b) => [
      () => where(tf.greaterEqual(a, b), dy),
      () => where(tf.less(a, b), dy),
    ]),
    [tf.Minimum]: binary((dy, a, b) => [
      () => where(tf.lessEqual(a, b), dy),
      () => where(tf.greater(a, b), dy),
    ]),
    [tf.Neg]: linear((dy) => tf.neg(dy)),
    [tf.Identity]: linear((dy) => dy),
    [tf.Transpose]: linear((dy, {perm}) =>
      tf.transpose(dy, tf.backend_util.getUndoAxesPermutation(perm as number[])),
    ),
    [tf.Reshape]: unary((dy, x) => tf.reshape(dy, x.shape)),
    [tf.Sum]: unary((dy, x, {axis}) => spread(dy, x, axis)),
    [tf.Mean]: unary((dy, x, {axis}) => tf.div(spread(dy, x, axis), x.size / dy.size)),
    [tf.Square]: unary((dy, x) => tf.mul(dy, tf.mul(x, 2))),
    [tf.Sqrt]: unary((dy, x) => tf.div(dy, tf.mul(tf.sqrt(x), 2))),
    [tf.Relu]: unary((dy, x) => tf.mul(dy, tf.step(x))),
    [tf.LeakyRelu]: unary((dy, x, {alpha}) => tf.where(tf.greater(x, 0), dy, tf.mul(dy, alpha as number))),
    [tf.Softplus]: unary((dy, x) => tf.mul(dy, tf.sigmoid(x))),
    [tf.Tanh]: {
      keeps: 'result',
      rule: (dy, [y]) => ({x: () => tf.mul(tf.sub(1, tf.square(y!)), dy)}),
    },
    [tf.Softmax]: {
      keeps: 'result',
      rule: (dy, [y], {dim}) => {
        const product = tf.mul(dy, y!);
        return {logits: () => tf.sub(product, tf.mul(tf.sum(product, [dim as number], true), y!))};
      },
    },
    [tf.BatchMatMul]: {
      keeps: 'a and b',
      // Graphs transpose by views, never here.
      rule: (dy, [a, b]) => ({
        a: () => tf.matMul(dy, b!, false, true),
        b: () => tf.matMul(a!, dy, true, false),
      }),
    },
  };
}

/** Gradients of operations with any number of tensors going in or out, which the rules above have no names for. */
function listed(tf: TensorFlowModule): GradConfig[] {
  return [
    {
      kernelName: tf.SplitV,
      gradFunc: (dy, _, attributes) => ({x: () => tf.concat(dy as Tensor[], attributes['axis'] as number)}),
    },
    {
      kernelName: tf.AddN,
      saveAllInputs: true,
      gradFunc: (dy, kept) =>
        Object.fromEntries(kept.map((_, i) => [i, () => (dy as Tensor).clone()])) as NamedGradientMap,
    },
  ];
}

const keeping = {
  nothing: {},
  x: {inputsToSave: ['x']},
  'a and b': {inputsToSave: ['a', 'b']},
  result: {outputsToSave: [true]},
} as const satisfies Record<Differentiable['keeps'], object>;

/** The gradients, as TensorFlow.js takes them. */
export function gradients(tf: TensorFlowModule): GradConfig[] {
  const named = Object.entries(rules(tf)).map(
    ([kernelName, {keeps, rule}]): GradConfig => ({
      kernelName,
      ...(keeping[keeps] as {inputsToSave?: string[]; outputsToSave?: boolean[]}),
      gradFunc: (dy, kept, attributes) => rule(dy as Tensor, kept, attributes),
    }),
  );
  return [...named, ...listed(tf)];
}

/** Registers those that nobody registered before: where all of TensorFlow.js is loaded, its own stay. */
export function registerGradients(tf: TensorFlowModule): void {
  for (const one of gradients(tf)) if (tf.getGradient(one.kernelName) === undefined) tf.registerGradient(one);
}
