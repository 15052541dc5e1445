/** The loop that every trainer runs: K independent cases, one batched gradient a step. */
import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';
import {type Ball, projectOntoBall} from './ball.ts';
import {type Ascent, climb, climbing} from './climb.ts';
import {measure} from './measure.ts';
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
  readonly ascent?: Ascent;
}

interface State {
  readonly optimiser: Optimiser;
  readonly curves: Float64Array[];
  readonly isPlateau: (loss: number) => boolean;
  /** The parameters before the last step. */
  readonly before: Float32Array;
  readonly climbs: Float64Array;
  readonly gaps: Float64Array;
  steps: number;
  stopped?: StopReason;
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
  ascent: {readonly climbs: number; readonly gap: number},
  decay: TrainingOptions['decay'],
): void {
  if (!Number.isFinite(objective)) {
    state.stopped = 'diverged';
    return;
  }
  const from = c.ascent?.from ?? gradient.length;
  if (c.l2 > 0) for (let i = 0; i < from; i++) gradient[i]! += c.l2 * c.parameters[i]!;
  state.before.set(c.parameters);
  state.optimiser.step(c.parameters, gradient, decay === 'linear' ? 1 - state.steps / c.steps : 1);
  for (const ball of c.balls) if (ball.offset < from) projectOntoBall(c.parameters, ball);
  climb(c, gradient, ascent.climbs - 1);
  // A gradient that is not finite shows here too.
  if (!allFinite(c.parameters)) {
    c.parameters.set(state.before);
    state.stopped = 'diverged';
    return;
  }
  for (const [i, term] of terms.entries()) state.curves[i]![state.steps] = term;
  state.climbs[state.steps] = ascent.climbs;
  state.gaps[state.steps] = ascent.gap;
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
      climbs: new Float64Array(c.ascent ? c.steps : 0),
      gaps: new Float64Array(c.ascent ? c.steps : 0),
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
      const feed = objective.feed(active);
      let total = 0;
      // All on the same batch: cases whose parameters climb do so until they are ready for the step.
      const pending = new Set(active);
      for (let round = 0; pending.size > 0; round++) {
        const {terms, gradient} = measure(backend, objective, cases, active, feed);
        const size = gradient.length / active.length;
        for (const [row, i] of active.entries()) {
          if (!pending.has(i)) continue;
          const own = terms.map((term) => term[row]!);
          const slope = gradient.subarray(row * size, (row + 1) * size);
          const value = own.reduce((sum, term, t) => sum + term * objective.weights[t]![i]!, 0);
          const {gap, more} = climbing(cases[i]!, slope, round);
          if (more && Number.isFinite(value)) {
            climb(cases[i]!, slope, round);
            continue;
          }
          pending.delete(i);
          update(cases[i]!, states[i]!, own, value, slope, {climbs: round + 1, gap}, options.decay);
          total += value;
        }
      }
      options.onStep?.({step, steps: most, active: active.length, objective: total / active.length});
      // The same array as long as nothing changed, so that a fixed feed need not be built again.
      if (active.some((i) => states[i]!.stopped !== undefined)) active = running();
      await breathe();
    }
  } finally {
    objective.dispose();
  }
  return states.map(({steps, stopped, curves, climbs, gaps}, i) => ({
    steps,
    stopped: stopped!,
    ...(cases[i]!.ascent && {ascent: {climbs: climbs.slice(0, steps), gaps: gaps.slice(0, steps)}}),
    curves: Object.fromEntries(
      objective.terms.map((name, i) => [name, curves[i]!.slice(0, steps)]),
    ) as Record<Terms, Float64Array>,
  }));
}
