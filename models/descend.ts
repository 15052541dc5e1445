/** The loop that every trainer runs: K independent cases, one batched gradient a step. */
import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import {adam, type Optimiser, sgd} from './optimiser.ts';
import {plateau} from './plateau.ts';
import type {Descent, StopReason, TrainingOptions} from './types.ts';

export interface Objective<Terms extends string = string> {
  /** Names of the terms; the objective is their sum. */
  readonly terms: readonly Terms[];
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
  /** From this element on the parameters ascend instead; default none. */
  readonly ascendFrom?: number;
  /** Projects the parameters in place after a step. */
  readonly project?: (parameters: Float32Array) => void;
}

interface State {
  readonly optimiser: Optimiser;
  readonly curves: Float64Array[];
  readonly isPlateau: (loss: number) => boolean;
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
      return tf.sum(terms.length === 1 ? terms[0]! : tf.addN(terms));
    })(tf.tensor2d(packed, [active.length, size]));
    gradient = grad.dataSync<'float32'>();
  });
  const values = terms.map((term) => term.dataSync<'float32'>());
  tf.dispose(terms);
  return {terms: values, gradient};
}

/** Whether all are finite; 0 times anything else is NaN. */
function allFinite(values: Float32Array): boolean {
  let zero = 0;
  for (let i = 0; i < values.length; i++) zero += 0 * values[i]!;
  return zero === 0;
}

function update(c: DescentCase, state: State, terms: readonly number[], gradient: Float32Array): void {
  const objective = terms.reduce((sum, term) => sum + term, 0);
  if (!Number.isFinite(objective) || !allFinite(gradient)) {
    state.stopped = 'diverged';
    return;
  }
  if (c.l2 > 0) for (let i = 0; i < gradient.length; i++) gradient[i]! += c.l2 * c.parameters[i]!;
  for (let i = c.ascendFrom ?? gradient.length; i < gradient.length; i++) gradient[i]! *= -1;
  const before = c.parameters.slice();
  state.optimiser.step(c.parameters, gradient);
  c.project?.(c.parameters);
  if (!allFinite(c.parameters)) {
    c.parameters.set(before);
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
    const optimiser =
      options.optimizer === 'sgd' ? sgd(c.learningRate) : adam(c.learningRate, c.parameters.length);
    const curves = objective.terms.map(() => new Float64Array(c.steps));
    return {
      optimiser,
      curves,
      isPlateau: plateau(options.earlyStop),
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
        update(cases[i]!, states[i]!, own, gradient.subarray(row * size, (row + 1) * size));
        total += own.reduce((sum, term) => sum + term, 0);
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
