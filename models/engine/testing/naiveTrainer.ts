/**
 * A graph's program in plain JavaScript, one case after the other and one rounded operation after the other: what
 * the fused trainer must equal to the bit. Slow, and shares none of its code but the program.
 */
import {projectOntoBall} from '../ball.ts';
import {differentiate} from '../differentiate.ts';
import {type Graph, sizeOf} from '../graph.ts';
import {
  ballsOf,
  type CaseRule,
  projected,
  type StepOutcome,
  type Trainer,
  type UpdateRule,
} from '../trainer.ts';
import {single} from './arithmetic.ts';
import {runProgram} from './runProgram.ts';

const f = Math.fround;

/** sum of x_i^2. */
const squaredLength = (x: Float32Array) => x.reduce((sum, value) => f(sum + f(value * value)), 0);

interface Case {
  /** Of each part. */
  readonly data: readonly Float32Array[];
  parameters: Float32Array;
  start: Float32Array;
  rule: CaseRule;
  first: Float32Array;
  second: Float32Array;
  powers: [number, number];
}

function adam(rule: UpdateRule, c: Case, gradient: Float32Array, rate: number, to: number): Float32Array {
  const next = c.parameters.slice();
  c.powers = [c.powers[0] * 0.9, c.powers[1] * 0.999];
  const own = rule.balls.filter((_, i) => c.rule.radii[i] !== undefined);
  for (let i = 0; i < to; i++) {
    const ball = own.find(({offset, size}) => i >= offset && i < offset + size);
    const at = (j: number) => (rule.l2 ? f(gradient[j]! + f(f(c.rule.l2) * c.parameters[j]!)) : gradient[j]!);
    let square = f(at(i) * at(i));
    if (ball) {
      const run = Float32Array.from({length: ball.size}, (_, j) => at(ball.offset + j));
      square = f(squaredLength(run) / ball.size);
    }
    c.first[i] = f(f(c.first[i]! * f(0.9)) + f(at(i) * f(1 - 0.9)));
    c.second[i] = f(f(c.second[i]! * f(0.999)) + f(square * f(1 - 0.999)));
    const corrected = f(c.second[i]! * f(1 / (1 - c.powers[1])));
    const length = f(f(Math.sqrt(corrected)) + f(1e-8));
    next[i] = f(c.parameters[i]! - f(f(f(rate / (1 - c.powers[0])) * c.first[i]!) / length));
  }
  return next;
}

export function naiveTrainer(graph: Graph, rule: UpdateRule, count: number): Trainer {
  const program = differentiate(graph);
  const size = program.parameterCount;
  const from = rule.ascentFrom ?? size;
  const none = new Float32Array(0);
  const parts = rule.parts ? 4 : 1;
  const cases = Array.from({length: count}, (): Case => {
    const data = Array.from({length: parts}, () => new Float32Array(program.dataCount));
    const rest = {parameters: none, start: none, first: none, second: none};
    return {data, rule: {l2: 0, radii: []}, powers: [1, 1], ...rest};
  });
  const whole = (c: Case) => {
    const found = c.data.map((data) => runProgram(program, c.parameters, data, single));
    const sum = (of: 'terms' | 'gradient') =>
      Float32Array.from(found[0]![of], (x, i) => {
        if (parts === 1) return x;
        const at = (part: number) => found[part]![of][i]!;
        return f(f(at(0) + at(1)) + f(at(2) + at(3)));
      });
    return {terms: sum('terms'), gradient: sum('gradient')};
  };
  const sizes = new Map(graph.data.map((tensor) => [tensor.name, sizeOf(tensor)]));
  const feed = (index: number, name: string, values: Float32Array) => {
    const length = sizes.get(name)!;
    for (const [part, data] of cases[index]!.data.entries()) {
      const start = values.length === length ? 0 : part * length;
      data.set(values.subarray(start, start + length), program.offsets.get(name)!);
    }
  };
  const onBalls = (c: Case, next: Float32Array, low: number) => {
    for (const ball of ballsOf(rule, c.rule.radii, c.start))
      if (ball.offset >= low) projectOntoBall(next, ball);
    return next;
  };
  return {
    graph,
    load(index, parameters, own) {
      const c = cases[index]!;
      c.start = parameters.slice();
      c.parameters = projected(parameters, rule, own.radii);
      c.rule = own;
      c.first = new Float32Array(size);
      c.second = new Float32Array(size);
      c.powers = [1, 1];
    },
    feed,
    gather(index, tables, indices) {
      for (const {name, table, width} of tables) {
        const rows = Array.from(indices, (i) => [...table.subarray(i * width, (i + 1) * width)]);
        feed(index, name, Float32Array.from(rows.flat()));
      }
    },
    measure(index) {
      const {terms, gradient} = whole(cases[index]!);
      return {terms, gradient};
    },
    step(active, scalars, ready) {
      return active.map((i): StepOutcome => {
        const c = cases[i]!;
        for (let round = 0; ; round++) {
          const {terms, gradient} = whole(c);
          const at = {terms, parameters: c.parameters, gradient};
          const now = ready === undefined || ready(i, round, at);
          const {learningRate, ascentRate = 0} = scalars(i, round);
          let next: Float32Array = c.parameters.slice();
          if (now && rule.optimizer === 'adam') next = adam(rule, c, gradient, learningRate, from);
          if (now && rule.optimizer === 'sgd') {
            for (let j = 0; j < from; j++) {
              const own = rule.l2 ? f(gradient[j]! + f(f(c.rule.l2) * c.parameters[j]!)) : gradient[j]!;
              next[j] = f(c.parameters[j]! - f(f(learningRate) * own));
            }
          }
          for (let j = from; j < size; j++) next[j] = f(c.parameters[j]! + f(f(ascentRate) * gradient[j]!));
          onBalls(c, next, now ? 0 : from);
          const finite = next.every(Number.isFinite) && (!now || terms.every(Number.isFinite));
          if (finite) c.parameters = next;
          if (now) return {terms, finite};
        }
      });
    },
    read: (index) => cases[index]!.parameters.slice(),
    state(index) {
      const {parameters, first, second, powers} = cases[index]!;
      return {
        parameters: parameters.slice(),
        first: first.slice(),
        second: second.slice(),
        powers: [...powers],
      };
    },
    restore(index, {parameters, first, second, powers}) {
      Object.assign(cases[index]!, {
        parameters: parameters.slice(),
        first: first.slice(),
        second: second.slice(),
        powers: [...powers],
      });
    },
    outputs: (active) =>
      active.map((index) => {
        const {parameters, data} = cases[index]!;
        const {at} = runProgram(program, parameters, data[0]!, single, program.forward);
        return program.outputs.map((buffer) => Float32Array.from(at(buffer)));
      }),
    dispose() {},
  };
}
