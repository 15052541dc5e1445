/**
 * One case's optimiser, in plain JavaScript over its one float32 array: a step is the same whatever the
 * backend and whatever other cases are in the batch, and each case has its own learning rate.
 */
import type {Ball} from '../ball.ts';
import type {TrainerState} from '../trainer.ts';

export interface Optimiser {
  /** Updates the first `size` parameters in place from their gradient, at a learning rate times `scale`; default 1. */
  step(parameters: Float32Array, gradient: Float32Array, scale?: number): void;
  /** A copy of what it remembers. */
  state(): Memory;
  restore(memory: Memory): void;
}

type Memory = Omit<TrainerState, 'parameters'>;

/** Plain gradient descent. */
export function sgd(learningRate: number, size: number): Optimiser {
  return {
    step(parameters, gradient, scale = 1) {
      const rate = learningRate * scale;
      for (let i = 0; i < size; i++) parameters[i]! -= rate * gradient[i]!;
    },
    state: () => ({first: new Float32Array(), second: new Float32Array(), powers: [1, 1]}),
    restore() {},
  };
}

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

function meanSquare(values: Float32Array, offset: number, size: number): number {
  let sum = 0;
  for (let i = offset; i < offset + size; i++) sum += values[i]! * values[i]!;
  return sum / size;
}

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with its defaults; moments are float32. Parameters of one ball
 * share a second moment: a step then has one length scale in all of its coordinates, without which steps
 * followed by projections onto the ball do not settle at a constrained minimum.
 */
export function adam(learningRate: number, size: number, balls: readonly Ball[]): Optimiser {
  const first = new Float32Array(size);
  const second = new Float32Array(size);
  let power1 = 1;
  let power2 = 1;
  return {
    step(parameters, gradient, scale = 1) {
      power1 *= beta1;
      power2 *= beta2;
      const rate = (learningRate * scale) / (1 - power1);
      const correction = 1 / (1 - power2);
      const run = (from: number, to: number, shared: number | undefined) => {
        for (let i = from; i < to; i++) {
          const g = gradient[i]!;
          const m = beta1 * first[i]! + (1 - beta1) * g;
          const v = beta2 * second[i]! + (1 - beta2) * (shared ?? g * g);
          first[i] = m;
          second[i] = v;
          parameters[i]! -= (rate * m) / (Math.sqrt(v * correction) + epsilon);
        }
      };
      let position = 0;
      for (const {offset, size: count} of balls) {
        run(position, offset, undefined);
        run(offset, offset + count, meanSquare(gradient, offset, count));
        position = offset + count;
      }
      run(position, size, undefined);
    },
    state: () => ({first: first.slice(), second: second.slice(), powers: [power1, power2]}),
    restore(memory) {
      first.set(memory.first);
      second.set(memory.second);
      [power1, power2] = memory.powers;
    },
  };
}
