/** The loop that every trainer runs: K independent cases of one graph, one step of each at a time. */
import type {Backend} from '../backend.ts';
import type {Ball} from '../engine/ball.ts';
import type {BallRule, Measured, Trainer, UpdateRule} from '../engine/trainer.ts';
import type {Parameter} from '../layout.ts';
import type {Descent, StopReason, TrainingOptions} from '../types.ts';
import {type Ascent, ascentRate, climbing} from './climb.ts';
import {feedFixed, feedTerm, objectiveGraph, type Term} from './objective.ts';
import {plateau} from './plateau.ts';

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
  readonly curves: Float64Array[];
  readonly isPlateau: (loss: number) => boolean;
  readonly climbs: Float64Array;
  readonly gaps: Float64Array;
  steps: number;
  stopped?: StopReason;
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

/** One rule for all cases, and each one's radii by the rule's balls: what one case has and another lacks is in it. */
function ruleOf(
  cases: readonly DescentCase[],
  optimizer: UpdateRule['optimizer'],
): {rule: UpdateRule; radii: (number | undefined)[][]} {
  const keyOf = ({offset, size, centre}: Ball) => `${offset} ${size} ${centre !== undefined}`;
  const balls = new Map<string, BallRule>();
  for (const c of cases)
    for (const ball of c.balls) {
      const {offset, size, centre} = ball;
      balls.set(keyOf(ball), {offset, size, centred: centre !== undefined});
    }
  const from = cases.find(({ascent}) => ascent !== undefined)?.ascent?.from;
  return {
    rule: {
      optimizer,
      l2: cases.some(({l2}) => l2 > 0),
      balls: [...balls.values()],
      ...(from !== undefined && {ascentFrom: from}),
    },
    radii: cases.map((c) => {
      const own = new Map(c.balls.map((ball) => [keyOf(ball), ball.radius]));
      return [...balls.keys()].map((key) => own.get(key));
    }),
  };
}

/** How often a case's climbing parameters moved in a step, and their gap when it was taken. */
interface Climbs {
  readonly count: number;
  readonly gap: number;
}

/** One step of the active cases; what it did goes into their states. Returns the mean objective. */
function step(
  trainer: Trainer,
  terms: readonly Term[],
  cases: readonly DescentCase[],
  states: readonly State[],
  active: readonly number[],
  {decay}: TrainingOptions,
  parts: number,
): number {
  const objectiveOf = (i: number, values: Float32Array) =>
    terms.reduce((sum, {weights}, t) => sum + values[t]! * weights[i]!, 0);
  for (const term of terms) if (!term.fixed) for (const i of active) feedTerm(trainer, term, i, parts);
  const climbs = new Map<number, Climbs>();
  const ready = (i: number, round: number, {terms: values, parameters, gradient}: Measured) => {
    const {balls, ascent} = cases[i]!;
    const {gap, more} = climbing({balls, ascent: ascent!}, parameters, gradient, round);
    if (more && Number.isFinite(objectiveOf(i, values))) return false;
    climbs.set(i, {count: round + 1, gap});
    return true;
  };
  const scalars = (i: number, round: number) => {
    const {learningRate, steps, ascent} = cases[i]!;
    const scale = decay === 'linear' ? 1 - states[i]!.steps / steps : 1;
    return {learningRate: learningRate * scale, ...(ascent && {ascentRate: ascentRate(ascent, round)})};
  };
  const outcomes = trainer.step(active, scalars, cases[active[0]!]!.ascent && ready);
  let total = 0;
  for (const [row, i] of active.entries()) {
    const {terms: values, finite} = outcomes[row]!;
    const state = states[i]!;
    const objective = objectiveOf(i, values);
    total += objective;
    if (!finite || !Number.isFinite(objective)) {
      state.stopped = 'diverged';
      continue;
    }
    for (const [t, value] of values.entries()) state.curves[t]![state.steps] = value;
    const {count, gap} = climbs.get(i) ?? {count: 0, gap: 0};
    state.climbs[state.steps] = count;
    state.gaps[state.steps] = gap;
    state.steps++;
    if (state.isPlateau(objective)) state.stopped = 'early';
    else if (state.steps >= cases[i]!.steps) state.stopped = 'steps';
  }
  return total / active.length;
}

/**
 * Trains the cases' parameters in place. A case's numbers do not depend on which others train with it, on a backend of
 * TensorFlow.js but for the rounding of its matrix products.
 *
 * @param layout of the parameters
 * @param terms of the objective
 */
export async function descend<Terms extends string>(
  backend: Backend,
  layout: readonly Parameter[],
  terms: readonly Term<Terms>[],
  cases: readonly DescentCase[],
  options: TrainingOptions,
): Promise<Descent<Terms>[]> {
  const states = cases.map(
    (c): State => ({
      curves: terms.map(() => new Float64Array(c.steps)),
      isPlateau: plateau(options.earlyStop),
      climbs: new Float64Array(c.ascent ? c.steps : 0),
      gaps: new Float64Array(c.ascent ? c.steps : 0),
      steps: 0,
      ...(c.steps === 0 && {stopped: 'steps'}),
    }),
  );
  const {rule, radii} = ruleOf(cases, options.optimizer ?? 'adam');
  const parts = options.inParts ? backend.parts : 1;
  const graph = objectiveGraph(layout, terms, parts);
  const trainer = backend.trainer(graph, {...rule, ...(parts > 1 && {parts: true})}, cases.length);
  const most = Math.max(0, ...cases.map(({steps}) => steps));
  const breathe = breather();
  const running = () => [...cases.keys()].filter((i) => states[i]!.stopped === undefined);
  try {
    for (const [i, {parameters, l2}] of cases.entries()) {
      trainer.load(i, parameters, {l2, radii: radii[i]!});
      feedFixed(trainer, terms, i, parts);
    }
    let active = running();
    for (let count = 1; active.length > 0; count++) {
      if (options.signal?.aborted) {
        for (const i of active) states[i]!.stopped = 'aborted';
        break;
      }
      const objective = step(trainer, terms, cases, states, active, options, parts);
      options.onStep?.({step: count, steps: most, active: active.length, objective});
      if (active.some((i) => states[i]!.stopped !== undefined)) active = running();
      await breathe();
    }
    for (const [i, {parameters}] of cases.entries()) parameters.set(trainer.read(i));
  } finally {
    trainer.dispose();
  }
  return states.map(({steps, stopped, curves, climbs, gaps}, i) => ({
    steps,
    stopped: stopped!,
    ...(cases[i]!.ascent && {ascent: {climbs: climbs.slice(0, steps), gaps: gaps.slice(0, steps)}}),
    curves: Object.fromEntries(terms.map(({name}, t) => [name, curves[t]!.slice(0, steps)])) as Record<
      Terms,
      Float64Array
    >,
  }));
}
