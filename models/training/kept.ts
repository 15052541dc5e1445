/** What training loops leave behind while they work, so that a run that was killed goes on where it was, with the same bits. */
import {createHash} from 'node:crypto';
import type {TrainerState} from '../engine/trainer.ts';
import type {Parameter} from '../layout.ts';
import type {StopReason} from '../types.ts';
import {type DescentCase, type Loop, objectiveOf, type State} from './loop.ts';
import {feedTerm} from './objective.ts';

/** Where a case of a training loop is. */
export interface KeptCase {
  readonly steps: number;
  readonly stopped?: StopReason;
  /** One per term, of the steps done. */
  readonly curves: readonly Float64Array[];
  readonly climbs: Float64Array;
  readonly gaps: Float64Array;
  readonly at: TrainerState;
}

/** One training loop of a run. */
export interface KeptTraining {
  /** Where it was when it was last kept; undefined where it was not begun. */
  readonly found: readonly KeptCase[] | undefined;
  /** Whether it is time to keep where it is. */
  due(): boolean;
  /** Keeps where it is; `stopped` is for good: what comes after it in this process is not the run's. */
  keep(cases: readonly KeptCase[], how: 'going on' | 'finished' | 'stopped'): void;
}

/** Keeps the training loops of a run, which come in the same order whenever it is run. */
export interface TrainingKeeper {
  /** @param identity what the next loop is: one that was kept and is another is not gone on with */
  next(identity: string): KeptTraining;
}

/** A digest of how a loop starts. */
export function loopIdentity(
  layout: readonly Parameter[],
  terms: Loop['terms'],
  cases: readonly DescentCase[],
): string {
  const hash = createHash('sha256');
  const names = terms.map(({name, rows, weights}) => [name, rows, weights]);
  hash.update(JSON.stringify([layout, names]));
  for (const {parameters, steps, learningRate, l2, balls} of cases) {
    hash.update(JSON.stringify([steps, learningRate, l2, balls.length]));
    hash.update(parameters);
  }
  return hash.digest('hex').slice(0, 16);
}

const NOTHING: Omit<TrainerState, 'parameters'> = {
  first: new Float32Array(),
  second: new Float32Array(),
  powers: [1, 1],
};

/** Copies of where the cases are; of those that are over, the parameters alone. */
export function keptCases({trainer, states}: Loop): KeptCase[] {
  return states.map(({steps, stopped, curves, climbs, gaps}, i) => ({
    steps,
    ...(stopped === undefined ? {} : {stopped}),
    curves: curves.map((curve) => curve.slice(0, steps)),
    climbs: climbs.slice(0, steps),
    gaps: gaps.slice(0, steps),
    at: stopped === undefined ? trainer.state(i) : {parameters: trainer.read(i), ...NOTHING},
  }));
}

/** Brings cases that were loaded, and whose fixed data were fed, to where they were kept. */
export function restore(loop: Loop, found: readonly KeptCase[]): void {
  const {trainer, terms, states, parts} = loop;
  for (const [i, kept] of found.entries()) {
    const state: State = states[i]!;
    trainer.restore(i, kept.at);
    for (const [t, curve] of kept.curves.entries()) state.curves[t]!.set(curve);
    state.climbs.set(kept.climbs);
    state.gaps.set(kept.gaps);
    state.steps = kept.steps;
    if (kept.stopped !== undefined) {
      state.stopped = kept.stopped;
      continue;
    }
    // What depends on the steps before is done again: batches and signs are drawn, the early stop is told its losses.
    for (let step = 0; step < kept.steps; step++) {
      for (const term of terms) if (!term.fixed) feedTerm(trainer, term, i, parts);
      const values = Float32Array.from(kept.curves, (curve) => curve[step]!);
      state.isPlateau(objectiveOf(loop, i, values));
    }
  }
}
