/** A trainable end-to-end world: everything that is fixed before the data, and how a trained network becomes evidence. */
import {
  encoderOf,
  initialWeights,
  type PoolInputs,
  parameterCount,
  type Weights,
} from '../../../models/index.ts';
import {type Interval, max, ZERO} from '../../../theory/arithmetic/interval.ts';
import type {Sizes} from '../../../theory/covering/encoders/encoderBounds.ts';
import {firstScale} from '../../../theory/covering/pretrainingTail.ts';
import {
  type EndToEndCase,
  makeEndToEndCase,
  type PretextLaw,
  type PretrainedNetwork,
} from '../../../theory/endToEnd/endToEndCase.ts';
import {inputError} from '../../../theory/errors.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {Pool} from '../../../theory/laws/pool.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {rowNorms} from '../../../theory/linear/norms/matrixNorms.ts';
import {pretextRows} from '../pretextRows.ts';
import {enclosedNetwork, encodedNetwork} from './encodeNetwork.ts';
import {parameterBall, relativeDistance} from './parameterBall.ts';
import type {TrainedEndToEndSetting} from './trainedSetting.ts';

export interface WorldData {
  readonly pool: Pool;
  readonly inputs: PoolInputs;
  /** Context only. */
  readonly targets?: Float64Array;
  /** What the ball is around. */
  readonly initial: Weights;
  /** (W°, h°). */
  readonly reference: Weights;
  /** Further members of H at the pool points. */
  readonly others?: readonly Matrix[];
}

export interface TrainedEndToEndWorld extends WorldData {
  readonly setting: TrainedEndToEndSetting;
  readonly case: EndToEndCase;
  readonly sizes: Sizes;
  /** The evidence of trained weights. */
  readonly network: (weights: Weights) => PretrainedNetwork;
}

/** The initialisation, from the setting's seed. */
export function startingPoint({architecture, seed, initialScale}: TrainedEndToEndSetting): Weights {
  return initialWeights(
    architecture,
    generator(seed)
      .derive('initialisation')
      .integer(2 ** 31),
    initialScale,
  );
}

/** The pool point of each row of the pretext: all points, or each point's masked tokens. */
export function rowPoints({masks, inputs}: PoolInputs, points: number): Int32Array {
  if (!masks) return Int32Array.from({length: points}, (_, j) => j);
  const tokens = masks.length / points;
  const found: number[] = [];
  for (let at = 0; at < masks.length; at++) if (masks[at] === 1) found.push(Math.floor(at / tokens));
  if (found.length === 0) throw inputError('rowPoints', 'masks', 'a masked token a point', inputs.length);
  return Int32Array.from(found);
}

const longest = (table: Matrix): Interval => rowNorms(table).reduce(max, ZERO);

export function trainedEndToEndWorld(setting: TrainedEndToEndSetting, data: WorldData): TrainedEndToEndWorld {
  const {architecture: a, radius, keep, nuPretraining} = setting;
  const {pool, inputs, targets, initial, reference} = data;
  const rows = pretextRows(a, pool, inputs, targets);
  const pretext: PretextLaw = rows;
  const encoded = (weights: Weights) => encodedNetwork(enclosedNetwork(a, weights, inputs, rows.point), rows);
  const table = {
    rows: inputs.inputs.length / a.inputs,
    columns: a.inputs,
    data: Float64Array.from(inputs.inputs),
  };
  const norm = longest(table);
  const {tokens} = encoderOf(a);
  const sizes = {inputNorm: norm, targetNorm: tokens === undefined ? longest(rows.target) : norm};
  const ball = parameterBall(initial, radius, sizes);
  const made = makeEndToEndCase({
    scenario: a.kind,
    pool,
    loss: setting.loss,
    pretext,
    reference: encoded(reference),
    referenceInside: relativeDistance(initial, reference, radius).hi <= 1,
    referenceRadius: setting.referenceRadius,
    ...(data.others ? {others: data.others} : {}),
    ball,
    parameters: parameterCount(a),
    draws: setting.draws,
    n: setting.n,
    nu: setting.nu,
    nuPretraining,
  });
  return {
    ...data,
    setting,
    sizes,
    case: made,
    network(weights) {
      const distance = relativeDistance(initial, weights, radius);
      if (keep === 'projection' && !(distance.hi <= 1))
        throw inputError('trainedEndToEndWorld', 'weights', 'weights in the ball', distance.hi);
      const scale =
        keep === 'projection' ? {factor: 1, nu: nuPretraining} : firstScale(distance, nuPretraining);
      return {...encoded(weights), scale, distance: distance.hi};
    },
  };
}
