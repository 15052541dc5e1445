/** Steps of the cases of a training loop, and what is taken down of them. */
import type {Ball} from '../engine/ball.ts';
import type {Measured, Trainer} from '../engine/trainer.ts';
import type {StopReason, TrainingOptions} from '../types.ts';
import {type Ascent, ascentRate, climbing} from './climb.ts';
import {feedTerm, type Term} from './objective.ts';

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

export interface State {
  readonly curves: Float64Array[];
  readonly isPlateau: (loss: number) => boolean;
  readonly climbs: Float64Array;
  readonly gaps: Float64Array;
  steps: number;
  stopped?: StopReason;
}

/** How often a case's climbing parameters moved in a step, and their gap when it was taken. */
interface Climbs {
  readonly count: number;
  readonly gap: number;
}

/** What one training loop works on. */
export interface Loop {
  readonly trainer: Trainer;
  readonly terms: readonly Term[];
  readonly cases: readonly DescentCase[];
  readonly states: readonly State[];
  readonly options: TrainingOptions;
  /** Of each term's rows, in which a case is fed. */
  readonly parts: number;
}

/** The rate of a case's step. */
function rateOf({cases, options}: Loop, i: number, step: number): number {
  const {learningRate, steps} = cases[i]!;
  return learningRate * (options.decay === 'linear' ? 1 - step / steps : 1);
}

/** The objective of a case by its terms, the first of them at a position. */
export function objectiveOf({terms}: Loop, i: number, values: Float32Array, from = 0): number {
  let sum = 0;
  for (const [t, {weights}] of terms.entries()) sum += values[from + t]! * weights[i]!;
  return sum;
}

/** Takes down a step of a case by its terms, the first of them at a position. Returns the objective. */
function record(loop: Loop, i: number, values: Float32Array, finite: boolean, from = 0): number {
  const state = loop.states[i]!;
  const objective = objectiveOf(loop, i, values, from);
  if (!finite || !Number.isFinite(objective)) {
    state.stopped = 'diverged';
    return objective;
  }
  for (const [t, curve] of state.curves.entries()) curve[state.steps] = values[from + t]!;
  state.steps++;
  if (state.isPlateau(objective)) state.stopped = 'early';
  else if (state.steps >= loop.cases[i]!.steps) state.stopped = 'steps';
  return objective;
}

/** So many steps of the active cases, none of whose data change. Returns the mean objective of the last. */
export function steps(loop: Loop, active: readonly number[], count: number): number {
  const {trainer, terms, states} = loop;
  const outcomes = trainer.steps!(active, count, (i, k) => rateOf(loop, i, states[i]!.steps + k));
  let total = 0;
  for (const [row, i] of active.entries()) {
    const {terms: values, taken} = outcomes[row]!;
    let last = 0;
    for (let k = 0; k < Math.min(count, taken + 1); k++)
      last = record(loop, i, values, k < taken, k * terms.length);
    total += last;
  }
  return total / active.length;
}

/** One step of the active cases; what it did goes into their states. Returns the mean objective. */
export function step(loop: Loop, active: readonly number[]): number {
  const {trainer, terms, cases, states, parts} = loop;
  for (const term of terms) if (!term.fixed) for (const i of active) feedTerm(trainer, term, i, parts);
  const climbs = new Map<number, Climbs>();
  const ready = (i: number, round: number, {terms: values, parameters, gradient}: Measured) => {
    const {balls, ascent} = cases[i]!;
    const {gap, more} = climbing({balls, ascent: ascent!}, parameters, gradient, round);
    if (more && Number.isFinite(objectiveOf(loop, i, values))) return false;
    climbs.set(i, {count: round + 1, gap});
    return true;
  };
  const scalars = (i: number, round: number) => {
    const {ascent} = cases[i]!;
    const learningRate = rateOf(loop, i, states[i]!.steps);
    return {learningRate, ...(ascent && {ascentRate: ascentRate(ascent, round)})};
  };
  const outcomes = trainer.step(active, scalars, cases[active[0]!]!.ascent && ready);
  let total = 0;
  for (const [row, i] of active.entries()) {
    const {terms: values, finite} = outcomes[row]!;
    const state = states[i]!;
    const {count, gap} = climbs.get(i) ?? {count: 0, gap: 0};
    state.climbs[state.steps] = count;
    state.gaps[state.steps] = gap;
    total += record(loop, i, values, finite);
  }
  return total / active.length;
}
