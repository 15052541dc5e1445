/** The loop that every trainer runs: K independent cases, one batched gradient a step. */
import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import {type Ball, projectOntoBall} from './ball.ts';
import {adam, type Optimiser, sgd} from './optimiser.ts';
import {plateau} from './plateau.ts';
import type {Descent, StopReason, TrainingOptions} from './types.ts';

export interface Objective<Terms extends string = string> {
  /** Names of the terms. */
  readonly terms: readonly Terms[];
  /** The objective is the sum of the terms, each times its weight for the case: [terms][all cases]. */
  readonly weights: readonly (readonly number[])[];
  /** Tensors for the cases named by `active` (indices into all cases); the loop disposes of nothing. */
  feed(active: readonly number[]): Tensor[];
  /** Each term per case, [K] each, from the parameters [K, size] of the cases fed. */
  evaluate(flat: Tensor, feed: Tensor[], active: readonly number[]): Tensor[];
  /** Frees what feed keeps. */
  dispose(): void;
}

export interface DescentCase {
  /** Updated in place. */
  readonly parameters: Float32Array;
  readonly steps: number;
  readonly learningRate: number;
  readonly l2: number;
  /** Runs of parameters that are projected onto balls, before the first step and after each; in order. */
  readonly balls: readonly Ball[];
  /** From element `from` on the parameters climb by `rate` times their gradient, without the optimiser. */
  readonly ascent?: {readonly from: number; readonly rate: number};
}

interface State {
  readonly optimiser: Optimiser;
  readonly curves: Float64Array[];
  readonly isPlateau: (loss: number) => boolean;
  /** The parameters before the last step. */
  readonly before: Float32Array;
  steps: number;
  stopped?: StopReason;
}

/** Terms [K] each and the gradient [K, size] at the given parameters. Leaves no tensor behind. */
export function measure(
  {tf}: Backend,
  objective: Objective,
  cases: readonly {parameters: Float32Array}[],
  active: readonly number[],
): {terms: Float32Array[]; gradient: Float32Array} {
  const size = cases[active[0]!]!.parameters.length;
  const packed = new Float32Array(active.length * size);
  for (const [row, index] of active.entries()) packed.set(cases[index]!.parameters, row * size);
  const feed = objective.feed(active);
  let terms: Tensor[] = [];
  // Assigned, not returned: tidy would search a returned array for tensors, number by number.
  let gradient: Float32Array = packed;
  tf.tidy(() => {
    const {grad} = tf.valueAndGrad((flat: Tensor) => {
      // Kept, because the values per case are wanted and the tape hands back only their sum.
      terms = objective.evaluate(flat, feed, active).map((term) => tf.keep(term.clone()));
      const weighted = terms.map((term, t) => {
        const own = active.map((i) => objective.weights[t]![i]!);
        return own.every((weight) => weight === 1) ? term : tf.mul(term, tf.tensor1d(own));
      });
      return tf.sum(weighted.length === 1 ? weighted[0]! : tf.addN(weighted));
    })(tf.tensor2d(packed, [active.length, size]));
    gradient = grad.dataSync<'float32'>();
  });
  const values = terms.map((term) => term.dataSync<'float32'>());
  tf.dispose(terms);
  return {terms: values, gradient};
}

/** Whether all are finite; 0 times anything else is NaN. */
function allFinite(values: Float32Array): boolean {
  let [a, b] = [0, 0];
  for (let i = 0; i + 1 < values.length; i += 2) {
    a += 0 * values[i]!;
    b += 0 * values[i + 1]!;
  }
  return a + b + 0 * values[values.length - 1]! === 0;
}

/** One case's step from its terms, its objective and its gradient. */
function update(
  c: DescentCase,
  state: State,
  terms: readonly number[],
  objective: number,
  gradient: Float32Array,
): void {
  if (!Number.isFinite(objective)) {
    state.stopped = 'diverged';
    return;
  }
  const {from, rate} = c.ascent ?? {from: gradient.length, rate: 0};
  if (c.l2 > 0) for (let i = 0; i < from; i++) gradient[i]! += c.l2 * c.parameters[i]!;
  state.before.set(c.parameters);
  state.optimiser.step(c.parameters, gradient);
  for (let i = from; i < gradient.length; i++) c.parameters[i]! += rate * gradient[i]!;
  for (const ball of c.balls) projectOntoBall(c.parameters, ball);
  // A gradient that is not finite shows here too.
  if (!allFinite(c.parameters)) {
    c.parameters.set(state.before);
    state.stopped = 'diverged';
    return;
  }
  for (const [i, term] of terms.entries()) state.curves[i]![state.steps] = term;
  state.steps++;
  if (state.isPlateau(objective)) state.stopped = 'early';
  else if (state.steps >= c.steps) state.stopped = 'steps';
}

/** Lets timers and signal handlers run, at most every 50 ms so that it costs nothing. */
function breather(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < 50) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        last = performance.now();
        resolve();
      }),
    );
  };
}

/**
 * Trains the cases' parameters in place. A case's numbers do not depend on which others train beside it,
 * but for the rounding of the backend's matrix products.
 */
export async function descend<Terms extends string>(
  backend: Backend,
  objective: Objective<Terms>,
  cases: readonly DescentCase[],
  options: TrainingOptions,
): Promise<Descent<Terms>[]> {
  const states = cases.map((c): State => {
    for (const ball of c.balls) projectOntoBall(c.parameters, ball);
    const size = c.ascent?.from ?? c.parameters.length;
    const own = c.balls.filter(({offset}) => offset < size);
    const optimiser =
      options.optimizer === 'sgd' ? sgd(c.learningRate, size) : adam(c.learningRate, size, own);
    const curves = objective.terms.map(() => new Float64Array(c.steps));
    return {
      optimiser,
      curves,
      isPlateau: plateau(options.earlyStop),
      before: new Float32Array(c.parameters.length),
      steps: 0,
      ...(c.steps === 0 && {stopped: 'steps'}),
    };
  });
  const most = Math.max(0, ...cases.map(({steps}) => steps));
  const breathe = breather();
  const running = () => [...cases.keys()].filter((i) => states[i]!.stopped === undefined);
  let active = running();
  try {
    for (let step = 1; active.length > 0; step++) {
      if (options.signal?.aborted) {
        for (const i of active) states[i]!.stopped = 'aborted';
        break;
      }
      const {terms, gradient} = measure(backend, objective, cases, active);
      const size = gradient.length / active.length;
      let total = 0;
      for (const [row, i] of active.entries()) {
        const own = terms.map((term) => term[row]!);
        const value = own.reduce((sum, term, t) => sum + term * objective.weights[t]![i]!, 0);
        update(cases[i]!, states[i]!, own, value, gradient.subarray(row * size, (row + 1) * size));
        total += value;
      }
      options.onStep?.({step, steps: most, active: active.length, objective: total / active.length});
      // The same array as long as nothing changed, so that a fixed feed need not be built again.
      if (active.some((i) => states[i]!.stopped !== undefined)) active = running();
      await breathe();
    }
  } finally {
    objective.dispose();
  }
  return states.map(({steps, stopped, curves}) => ({
    steps,
    stopped: stopped!,
    curves: Object.fromEntries(
      objective.terms.map((name, i) => [name, curves[i]!.slice(0, steps)]),
    ) as Record<Terms, Float64Array>,
  }));
}
