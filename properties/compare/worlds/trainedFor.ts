/** Encoders trained in a ball on the targets, or on pairs of the same draws and then given the best decoder. */
import {type Backend, parameterLayout, pretrainPairs, type Weights} from '../../../models/index.ts';
import type {Pretraining} from '../../../theory/endToEnd/endToEndCase.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import type {BallWorld} from '../../worlds/endToEnd/ballWorld.ts';
import {pretrainInBall} from '../../worlds/endToEnd/trial.ts';
import type {Pretext} from './comparedWorld.ts';
import {fittedDecoder} from './fittedDecoder.ts';
import {drawnPairs} from './neighbours.ts';
import {pairTargets} from './trainedGround.ts';

interface Training {
  readonly backend: Backend;
  readonly worlds: readonly BallWorld[];
  /** Of each world's N draws. */
  readonly counts: readonly Float64Array[];
  readonly watch: {readonly signal?: AbortSignal};
}

/** The weights with the best decoder of the targets on their representation in the place of their own. */
function withDecoder(weights: Weights, h: Matrix, masses: readonly number[], target: Matrix): Weights {
  const W = fittedDecoder(masses, h, target);
  const {offset, size} = parameterLayout(weights.architecture).at(-1)!;
  const values = weights.values.slice();
  const decoder = Float32Array.from({length: size}, (_, at) => {
    const [i, k] = [Math.floor(at / target.columns), at % target.columns];
    return W ? W.data[k * W.columns + i]! : 0;
  });
  values.set(decoder, offset);
  return {...weights, values};
}

/** Trained on the targets, or on the pairs of the draws and then given the best decoder. */
export async function trainedFor(
  pretext: Pretext,
  {backend, worlds, counts, watch}: Training,
): Promise<Pretraining[]> {
  if (pretext === 'regression') return pretrainInBall(backend, worlds, counts, watch);
  const {architecture, training} = worlds[0]!.setting;
  const cases = worlds.map((world, k) => ({
    ...world.inputs,
    initial: world.initial,
    seed: world.setting.seed,
    steps: training.steps,
    learningRate: training.learningRate,
    pairs: drawnPairs(counts[k]!, pairTargets(world)),
  }));
  const made = await pretrainPairs(backend, architecture, cases, {...watch, objective: pretext});
  return made.map(({weights}, k) => {
    const world = worlds[k]!;
    const {target, point} = world.case.pretext;
    // Rows of the pretext: inputs, or the masked tokens of each, which share its draws.
    const each = new Map<number, number>();
    for (const j of Array.from(point)) each.set(j, (each.get(j) ?? 0) + 1);
    const masses = Array.from(point, (j) => counts[k]![j]! / each.get(j)!);
    const own = withDecoder(weights, world.network(weights).rows, masses, target);
    return {counts: counts[k]!, network: world.network(own)};
  });
}
