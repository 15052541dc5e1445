/** A program's steps in plain JavaScript, one case and one rounded operation after the other. */

import type {Activation} from '../../../theory/networks/architecture.ts';
import type {MarginLoss} from '../../marginLoss.ts';
import type {Buffer, Operand, Program, Step} from '../program.ts';
import type {Arithmetic} from './arithmetic.ts';

type Numbers = Float32Array | Float64Array;

interface Memory {
  at(buffer: Buffer): Numbers;
  readonly terms: Numbers;
}

/** What performs one step, in the arithmetic given. */
function interpreter(a: Arithmetic): (step: Step, memory: Memory) => void {
  const f = a.round;
  function apply(activation: Activation, x: number): number {
    if (activation === 'tanh') return a.tanh(x);
    if (activation === 'relu') return x < 0 ? 0 : x;
    const small = f(x * f(0.1));
    return x < small ? small : x;
  }

  function slope(activation: Activation, gradient: number, value: number): number {
    if (activation === 'tanh') return f(gradient * f(1 - f(value * value)));
    if (activation === 'relu') return value > 0 ? gradient : 0;
    return value > 0 ? gradient : f(gradient * f(0.1));
  }

  function marginLoss(loss: MarginLoss, m: number): [value: number, slope: number] {
    if (loss === 'logistic') {
      const power = a.exp(-Math.abs(m));
      return [f((-m < 0 ? 0 : -m) + a.log1p(power)), f((m < 0 ? -1 : -power) / f(1 + power))];
    }
    const gap = f(1 - m);
    if (loss === 'squared') return [f(gap * gap), f(-2 * gap)];
    const slack = gap < 0 ? 0 : gap;
    if (loss === 'hinge') return [slack, gap > 0 ? -1 : 0];
    const clipped = 1 < slack ? 1 : slack;
    return [f(f(clipped * slack) - f(0.5 * f(clipped * clipped))), -clipped];
  }

  /** Element (a, b, r, c) of an operand. */
  const index = ({strides}: Operand, i: readonly number[]) =>
    strides.reduce((sum, s, axis) => sum + s * i[axis]!, 0);

  function product(step: Step & {kind: 'product'}, memory: Memory): void {
    const left = memory.at(step.a.buffer);
    const right = memory.at(step.b.buffer);
    const result = memory.at(step.c.buffer);
    const [p, q, rows, columns] = step.shape;
    for (let i = 0; i < p; i++)
      for (let j = 0; j < q; j++)
        for (let r = 0; r < rows; r++)
          for (let s = 0; s < columns; s++) {
            const at = index(step.c, [i, j, r, s]);
            let sum = 0;
            if (step.init === 'self') sum = result[at]!;
            else if (step.init !== 'zero') sum = memory.at(step.init.buffer)[index(step.init, [i, j, r, s])]!;
            for (let k = 0; k < step.inner; k++)
              sum = f(sum + f(left[index(step.a, [i, j, r, k])]! * right[index(step.b, [i, j, k, s])]!));
            const {epilogue} = step;
            if (epilogue?.kind === 'apply') sum = apply(epilogue.activation, sum);
            if (epilogue?.kind === 'slope') {
              const value = memory.at(epilogue.value.buffer)[index(epilogue.value, [i, j, r, s])]!;
              sum = slope(epilogue.activation, sum, value);
            }
            result[at] = sum;
          }
  }

  /** sum of x_i y_i over a run. */
  function inner(x: Numbers, y: Numbers): number {
    let sum = 0;
    for (const [i, value] of x.entries()) sum = f(sum + f(value * y[i]!));
    return sum;
  }

  function runs(x: Numbers, run: number): Numbers[] {
    return Array.from({length: x.length / run}, (_, i) => x.subarray(i * run, (i + 1) * run));
  }

  function loss(step: Extract<Step, {term: number}>, memory: Memory): void {
    const [x, gradient] = [memory.at(step.x), memory.at(step.gradient)];
    const share = memory.at(step.share)[0]!;
    let total = 0;
    if (step.kind === 'squaredError') {
      const [target, weight] = [memory.at(step.target), memory.at(step.weight)];
      for (const [i, value] of x.entries()) {
        const difference = f(value - target[i]!);
        const weighted = f(difference * weight[Math.floor(i / step.columns)]!);
        gradient[i] = f(weighted * f(share * 2));
        total = f(f(weighted * difference) + total);
      }
    } else if (step.kind === 'marginLoss') {
      const [sign, weight] = [memory.at(step.sign), memory.at(step.weight)];
      for (const [i, score] of x.entries()) {
        const [value, tilt] = marginLoss(step.loss, f(sign[i]! * score));
        total = f(total + f(value * weight[i]!));
        gradient[i] = f(f(f(tilt * sign[i]!) * weight[i]!) * share);
      }
    } else if (step.kind === 'meanNorm') {
      const factor = memory.at(step.factor)[0]!;
      for (const [row, values] of runs(x, step.columns).entries()) {
        const squared = inner(values, values);
        const norm = f(Math.sqrt(squared < f(1e-30) ? f(1e-30) : squared));
        total = f(total + norm);
        const scale = squared > f(1e-30) ? f(f(factor * share) / f(step.rows * norm)) : 0;
        for (const [i, value] of values.entries()) gradient[row * step.columns + i] = f(value * scale);
      }
      total = f(f(total / step.rows) * factor);
    } else {
      const [constants, factor] = [memory.at(step.constants), memory.at(step.factor)[0]!];
      for (const [i, value] of x.entries()) {
        total = f(total + f(value * constants[i]!));
        gradient[i] = f(constants[i]! * f(factor * share));
      }
      total = f(total * factor);
    }
    memory.terms[step.term] = total;
  }

  function perform(step: Step, memory: Memory): void {
    if (step.kind === 'product') product(step, memory);
    else if ('term' in step) loss(step, memory);
    else if (step.kind === 'zero') memory.at(step.x).fill(0);
    else if (step.kind === 'apply') {
      const x = memory.at(step.x);
      for (const [i, value] of x.entries()) x[i] = apply(step.activation, value);
    } else if (step.kind === 'slope') {
      const [gradient, value] = [memory.at(step.gradient), memory.at(step.value)];
      for (const [i, v] of value.entries()) gradient[i] = slope(step.activation, gradient[i]!, v);
    } else if (step.kind === 'add') {
      const [from, to] = [memory.at(step.from.buffer), memory.at(step.to.buffer)];
      const [p, q, rows, columns] = step.shape;
      for (let i = 0; i < p * q * rows * columns; i++) {
        const at = [
          Math.floor(i / (q * rows * columns)),
          Math.floor(i / (rows * columns)) % q,
          Math.floor(i / columns) % rows,
          i % columns,
        ];
        const target = index(step.to, at);
        const value = from[index(step.from, at)]!;
        to[target] = step.init === 'self' ? f(value + to[target]!) : value;
      }
    } else if (step.kind === 'softmax') {
      for (const x of runs(memory.at(step.x), step.run)) {
        let most = x[0]!;
        for (const value of x) if (most < value) most = value;
        let sum = 0;
        for (const [i, value] of x.entries()) {
          x[i] = a.exp(f(f(value - most) * f(step.scale)));
          sum = f(sum + x[i]!);
        }
        const inverse = f(1 / sum);
        for (const [i, value] of x.entries()) x[i] = f(value * inverse);
      }
    } else if (step.kind === 'softmaxSlope') {
      const values = runs(memory.at(step.value), step.run);
      for (const [row, g] of runs(memory.at(step.gradient), step.run).entries()) {
        const y = values[row]!;
        const sum = inner(g, y);
        for (const [i, value] of y.entries()) g[i] = f(f(f(g[i]! - sum) * value) * f(step.scale));
      }
    } else if (step.kind === 'projectRows') {
      const norms = memory.at(step.norms);
      for (const [row, x] of runs(memory.at(step.x), step.run).entries()) {
        const squared = inner(x, x);
        const norm = f(Math.sqrt(squared < 1 ? 1 : squared));
        norms[row] = norm;
        for (const [i, value] of x.entries()) x[i] = f(value / norm);
      }
    } else {
      const [values, norms] = [runs(memory.at(step.value), step.run), memory.at(step.norms)];
      for (const [row, g] of runs(memory.at(step.gradient), step.run).entries()) {
        const norm = norms[row]!;
        const along = norm > 1 ? inner(g, values[row]!) : 0;
        for (const [i, value] of values[row]!.entries()) g[i] = f(f(g[i]! - f(along * value)) / norm);
      }
    }
  }
  return perform;
}

export interface Ran {
  readonly terms: Numbers;
  readonly gradient: Numbers;
  at(buffer: Buffer): Numbers;
}

/** Forward and, unless told otherwise, backward. Memory that nothing has written is NaN. */
export function runProgram(
  program: Program,
  parameters: Numbers,
  data: Float32Array,
  arithmetic: Arithmetic,
  steps: readonly Step[] = [...program.forward, ...program.backward],
): Ran {
  const scratch = new Map<number, Numbers>();
  const gradient = arithmetic.zeros(program.parameterCount).fill(Number.NaN);
  const memory = {
    gradient,
    terms: arithmetic.zeros(program.terms),
    at({id, region, offset = 0, size}: Buffer): Numbers {
      const whole = {gradient, parameter: parameters, data, scratch: undefined}[region];
      if (whole) return whole.subarray(offset, offset + size);
      const found = scratch.get(id) ?? arithmetic.zeros(size).fill(Number.NaN);
      scratch.set(id, found);
      return found;
    },
  };
  const perform = interpreter(arithmetic);
  for (const step of steps) perform(step, memory);
  return memory;
}
