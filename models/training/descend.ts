/** The loop that every trainer runs: K independent cases of one graph, one step of each at a time. */
import type {Backend} from '../backend.ts';
import type {Ball} from '../engine/ball.ts';
import type {BallRule, UpdateRule} from '../engine/trainer.ts';
import type {Parameter} from '../layout.ts';
import type {Descent, Progress, TrainingOptions} from '../types.ts';
import {keptCases, loopIdentity, restore} from './kept.ts';
import {type DescentCase, type Loop, type State, step, steps} from './loop.ts';
import {feedFixed, objectiveGraph, type Term} from './objective.ts';
import {pace} from './pace.ts';
import {plateau} from './plateau.ts';

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

/** Tells progress after a step, but no sooner than asked for after the last time, unless it is the end. */
function reporter({
  onStep,
  reportEvery = 0,
}: TrainingOptions): (end: boolean, progress: () => Progress) => void {
  let last = performance.now();
  return (end, progress) => {
    if (onStep === undefined) return;
    const now = performance.now();
    if (!end && now - last < reportEvery) return;
    last = now;
    onStep(progress());
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
  const whole = objectiveGraph(layout, terms, parts);
  const portions = parts > 1 ? 1 : (backend.portions?.(whole, terms[0]!.rows) ?? 1);
  const graph = portions > 1 ? objectiveGraph(layout, terms, portions) : whole;
  const trainer = backend.trainer(
    graph,
    {...rule, ...(parts > 1 && {parts: true}), ...(portions > 1 && {portions})},
    cases.length,
  );
  const most = Math.max(0, ...cases.map(({steps}) => steps));
  const loop: Loop = {trainer, terms, cases, states, options, parts: parts * portions};
  const kept = backend.keeper?.next(loopIdentity(layout, terms, cases));
  const breathe = breather();
  const report = reporter(options);
  const running = () => [...cases.keys()].filter((i) => states[i]!.stopped === undefined);
  try {
    const paceOf = pace(loop);
    for (const [i, {parameters, l2}] of cases.entries()) {
      trainer.load(i, parameters, {l2, radii: radii[i]!});
      feedFixed(trainer, terms, i, loop.parts);
    }
    if (kept?.found) restore(loop, kept.found);
    let active = running();
    let done = Math.max(0, ...states.map(({steps}) => steps));
    while (active.length > 0) {
      if (options.signal?.aborted) {
        kept?.keep(keptCases(loop), 'stopped');
        for (const i of active) states[i]!.stopped = 'aborted';
        break;
      }
      const many = paceOf(active);
      const objective = many > 1 ? steps(loop, active, many) : step(loop, active);
      done += many;
      const {length: count} = active;
      if (active.some((i) => states[i]!.stopped !== undefined)) active = running();
      if (kept && (active.length === 0 || kept.due()))
        kept.keep(keptCases(loop), active.length === 0 ? 'finished' : 'going on');
      report(active.length === 0, () => ({step: done, steps: most, active: count, objective}));
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
