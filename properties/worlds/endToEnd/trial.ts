/** One trial of many end-to-end worlds: fresh unlabelled draws, training from the initialisation, fresh labelled draws. */
import {type Backend, type PretrainCase, pretrain} from '../../../models/index.ts';
import {drawLabelled} from '../../../theory/case/drawLabelled.ts';
import {drawnFor} from '../../../theory/case/drawnFor.ts';
import type {Needs} from '../../../theory/claim/needs.ts';
import {type HeldOut, heldOutDraws, type Pretraining} from '../../../theory/endToEnd/endToEndCase.ts';
import {drawPoints} from '../../../theory/laws/draw.ts';
import {drawMultinomial} from '../../../theory/laws/drawMultinomial.ts';
import type {Generator} from '../../../theory/laws/generator.ts';
import {oncePer} from '../../../theory/laws/oncePer.ts';
import {inputMasses, pointMass, type Sample} from '../../../theory/laws/pool.ts';
import type {TrainOptions} from '../trained/equalShapes.ts';
import type {BallSetting} from '../trained/setting.ts';
import type {BallWorld, BallWorldParts} from './ballWorld.ts';

/** What draws are made from. */
export type DrawnWorld = Pick<BallWorld, 'pool' | 'case'>;

/** N draws from U as counts of the pool points. */
export function unlabelledCounts({pool, case: c}: DrawnWorld, random: Generator): Float64Array {
  const masses = Float64Array.from({length: pool.size}, (_, j) => pointMass(pool.U, j));
  return drawMultinomial(masses, c.draws, random.derive('unlabelled'));
}

/** n labelled draws from T, on a stream of their own. */
export function labelledSample(world: DrawnWorld, random: Generator): Sample {
  return drawLabelled(world.pool, world.case.n, random.derive('labelled'));
}

/** The held-out U-sample that a claim is about. */
function heldOutSample({pool, case: c}: DrawnWorld, random: Generator, kind: 'counts' | 'sequence'): HeldOut {
  const draws = heldOutDraws(c, kind === 'sequence');
  const own = random.derive('held out');
  if (kind === 'counts') return {counts: drawMultinomial(inputMasses(pool.U), draws, own), draws};
  const sequence = drawPoints(pool.U, draws, own);
  const counts = new Float64Array(pool.size);
  for (const j of sequence) counts[j]! += 1;
  return {counts, draws, sequence};
}

/** What claims draw after a training on one world, each sample once a trial. */
export interface TrialDraws {
  readonly labelled: (random: Generator) => Sample;
  readonly test: (random: Generator) => Sample;
  readonly heldOut: Readonly<Record<'counts' | 'sequence', (random: Generator) => HeldOut>>;
}

export function trialDraws(world: DrawnWorld): TrialDraws {
  const {n, test} = world.case;
  return {
    labelled: oncePer((random: Generator) => labelledSample(world, random)),
    test: oncePer((random: Generator) => drawLabelled(world.pool, test ?? n, random.derive('test'))),
    heldOut: {
      counts: oncePer((random: Generator) => heldOutSample(world, random, 'counts')),
      sequence: oncePer((random: Generator) => heldOutSample(world, random, 'sequence')),
    },
  };
}

/** What a claim draws after the training: its held-out sample, then D and perhaps D'. */
export function trialStages(
  needs: Needs,
  draws: TrialDraws,
  pretraining: (random: Generator) => Pretraining,
): {readonly draw: (random: Generator) => unknown}[] {
  const {heldOut} = needs;
  return [
    {
      draw: (random) => ({
        ...pretraining(random),
        ...(heldOut ? {heldOut: draws.heldOut[heldOut](random)} : {}),
      }),
    },
    {draw: drawnFor(needs, draws.labelled, draws.test)},
  ];
}

/** Whole passes over the counted points, from the world's starting point. */
export function ballTrainingCase(
  {ball, training}: BallSetting,
  {inputs, targets, initial}: Pick<BallWorldParts, 'inputs' | 'targets' | 'initial'>,
  counts: Float64Array,
): PretrainCase {
  const {steps, learningRate} = training;
  return {
    ...inputs,
    ...(targets ? {targets} : {}),
    // Whole passes from a given start: nothing is left to draw.
    seed: 0,
    initial,
    steps,
    learningRate,
    draws: Int32Array.from(counts, (_, j) => j),
    counts,
    ...(ball.keep === 'projection' ? {tableRadius: ball.radius} : {}),
  };
}

/** All worlds must have one architecture; @param counts of each world's U-sample */
export async function pretrainInBall(
  backend: Backend,
  worlds: readonly BallWorld[],
  counts: readonly Float64Array[],
  {signal, onStep}: TrainOptions = {},
): Promise<Pretraining[]> {
  const {architecture} = worlds[0]!.setting;
  const cases = worlds.map((world, k) => ballTrainingCase(world.setting, world, counts[k]!));
  const trained = await pretrain(backend, architecture, cases, {
    ...(signal ? {signal} : {}),
    onStep: ({step, steps}) => onStep?.(step, steps),
  });
  return worlds.map((world, k) => ({counts: counts[k]!, network: world.network(trained[k]!.weights)}));
}
