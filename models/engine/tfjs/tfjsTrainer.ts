import type {Tensor as TfTensor} from '@tensorflow/tfjs-core';
import {type Ball, projectOntoBall} from '../ball.ts';
import {type Graph, sizeOf, type Tensor} from '../graph.ts';
import {
  ballsOf,
  type CaseRule,
  projected,
  type StepOutcome,
  type Trainer,
  type UpdateRule,
} from '../trainer.ts';
import {evaluateGraph} from './evaluateGraph.ts';
import type {TensorFlow} from './loadTensorFlow.ts';
import {adam, type Optimiser, sgd} from './optimiser.ts';

interface Case {
  parameters: Float32Array;
  rule: CaseRule;
  balls: readonly Ball[];
  optimiser: Optimiser;
  readonly data: Map<Tensor, Float32Array>;
}

/** Trains on TensorFlow.js: gradients of all cases at once by its own differentiation, updates in JavaScript. */
export function tfjsTrainer(b: TensorFlow, graph: Graph, rule: UpdateRule, count: number): Trainer {
  const {tf} = b;
  const size = graph.parameters.reduce((sum, tensor) => sum + sizeOf(tensor), 0);
  const from = rule.ascentFrom ?? size;
  const byName = new Map(graph.data.map((tensor) => [tensor.name, tensor]));
  const named = (name: string): Tensor => {
    const tensor = byName.get(name);
    if (tensor === undefined) throw new RangeError(`no data ${name}`);
    return tensor;
  };
  const none = new Float32Array(0);
  const cases = Array.from({length: count}, (): Case => {
    const data = new Map(graph.data.map((tensor) => [tensor, new Float32Array(sizeOf(tensor))]));
    return {parameters: none, rule: {l2: 0, radii: []}, balls: [], optimiser: sgd(0, 0), data};
  });
  /** Tensors of the data of the cases last asked for, as long as nobody feeds them. */
  let held: {readonly key: string; readonly tensors: Map<Tensor, TfTensor>} | undefined;
  const changed = new Set<Tensor>();
  const release = () => {
    tf.dispose([...(held?.tensors.values() ?? [])]);
    held = undefined;
  };
  const dataOf = (active: readonly number[]): Map<Tensor, TfTensor> => {
    const key = active.join();
    if (held?.key !== key) release();
    const tensors = held?.tensors ?? new Map<Tensor, TfTensor>();
    for (const tensor of graph.data) {
      if (held && !changed.has(tensor)) continue;
      tensors.get(tensor)?.dispose();
      const packed = new Float32Array(active.length * sizeOf(tensor));
      for (const [row, i] of active.entries()) packed.set(cases[i]!.data.get(tensor)!, row * sizeOf(tensor));
      tensors.set(tensor, tf.tensor2d(packed, [active.length, sizeOf(tensor)]));
    }
    changed.clear();
    held = {key, tensors};
    return tensors;
  };
  const packedParameters = (active: readonly number[]) => {
    const packed = new Float32Array(active.length * size);
    for (const [row, i] of active.entries()) packed.set(cases[i]!.parameters, row * size);
    return packed;
  };
  /** Terms and gradient of each of the cases named. */
  const measure = (active: readonly number[]) => {
    const data = dataOf(active);
    const packed = packedParameters(active);
    let terms: TfTensor[] = [];
    // Assigned, not returned: tidy would search a returned array for tensors, number by number.
    let gradient: Float32Array = packed;
    tf.tidy(() => {
      const {grad} = tf.valueAndGrad((flat: TfTensor) => {
        // Kept, because the values per case are wanted and the tape hands back only their sum.
        terms = evaluateGraph(b, graph, flat, data).terms.map((term) => tf.keep(term.clone()));
        const weighted = terms.map((term, t) => {
          const share = data.get(named(`share of ${graph.terms[t]!}`))!;
          return tf.mul(term, tf.reshape(share, [-1]));
        });
        return tf.sum(weighted.length === 1 ? weighted[0]! : tf.addN(weighted));
      })(tf.tensor2d(packed, [active.length, size]));
      gradient = grad.dataSync<'float32'>();
    });
    const values = terms.map((term) => term.dataSync<'float32'>());
    tf.dispose(terms);
    return active.map((_, row) => ({
      terms: Float32Array.from(values, (term) => term[row]!),
      gradient: gradient.slice(row * size, (row + 1) * size),
    }));
  };
  const climb = (c: Case, gradient: Float32Array, rate: number) => {
    for (let i = from; i < size; i++) c.parameters[i]! += rate * gradient[i]!;
    for (const ball of c.balls) if (ball.offset >= from) projectOntoBall(c.parameters, ball);
  };
  const update = (
    c: Case,
    at: {terms: Float32Array; gradient: Float32Array},
    rate: number,
    ascent: number,
  ) => {
    const {terms, gradient} = at;
    if (!terms.every(Number.isFinite)) return {terms, finite: false};
    const before = c.parameters.slice();
    if (c.rule.l2 > 0) for (let i = 0; i < from; i++) gradient[i]! += c.rule.l2 * c.parameters[i]!;
    c.optimiser.step(c.parameters, gradient, rate);
    for (const ball of c.balls) if (ball.offset < from) projectOntoBall(c.parameters, ball);
    if (from < size) climb(c, gradient, ascent);
    const finite = c.parameters.every(Number.isFinite);
    if (!finite) c.parameters = before;
    return {terms, finite};
  };
  return {
    graph,
    load(index, parameters, own) {
      const c = cases[index]!;
      c.rule = own;
      c.parameters = projected(parameters, rule, own.radii);
      c.balls = ballsOf(rule, own.radii, parameters);
      const descending = c.balls.filter(({offset}) => offset < from).sort((p, q) => p.offset - q.offset);
      c.optimiser = rule.optimizer === 'sgd' ? sgd(1, from) : adam(1, from, descending);
    },
    feed(index, name, values) {
      const tensor = named(name);
      cases[index]!.data.get(tensor)!.set(values);
      changed.add(tensor);
    },
    gather(index, parts, indices) {
      for (const {name, table, width} of parts) {
        const tensor = named(name);
        const to = cases[index]!.data.get(tensor)!;
        for (const [row, i] of indices.entries())
          to.set(table.subarray(i * width, (i + 1) * width), row * width);
        changed.add(tensor);
      }
    },
    measure: (index) => measure([index])[0]!,
    step(active, scalars, ready) {
      const outcomes = new Map<number, StepOutcome>();
      // All on the same data: cases whose parameters climb do so until they are ready for the step.
      for (let round = 0; outcomes.size < active.length; round++) {
        const found = measure(active);
        for (const [row, index] of active.entries()) {
          if (outcomes.has(index)) continue;
          const c = cases[index]!;
          const at = found[row]!;
          const {learningRate, ascentRate = 0} = scalars(index, round);
          if (ready === undefined || ready(index, round, {...at, parameters: c.parameters}))
            outcomes.set(index, update(c, at, learningRate, ascentRate));
          else climb(c, at.gradient, ascentRate);
        }
      }
      return active.map((index) => outcomes.get(index)!);
    },
    read: (index) => cases[index]!.parameters.slice(),
    state(index) {
      const {parameters, optimiser} = cases[index]!;
      return {parameters: parameters.slice(), ...optimiser.state()};
    },
    restore(index, {parameters, ...memory}) {
      const c = cases[index]!;
      c.parameters = parameters.slice();
      c.optimiser.restore(memory);
    },
    outputs(active) {
      const data = dataOf(active);
      let found: Float32Array[] = [];
      tf.tidy(() => {
        const flat = tf.tensor2d(packedParameters(active), [active.length, size]);
        found = evaluateGraph(b, graph, flat, data).outputs.map((value) => value.dataSync<'float32'>());
      });
      return active.map((_, row) =>
        found.map((values) => {
          const length = values.length / active.length;
          return values.slice(row * length, (row + 1) * length);
        }),
      );
    },
    dispose: release,
  };
}
