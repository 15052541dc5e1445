/** A trainable end-to-end world: everything that is fixed before the data, and how a trained network becomes evidence. */
import {encoderOf, type PoolInputs, parameterCount, type Table, type Weights} from '../../../models/index.ts';
import {type Interval, max, ZERO} from '../../../theory/arithmetic/interval.ts';
import type {Sizes} from '../../../theory/covering/encoders/encoderBounds.ts';
import {firstScale} from '../../../theory/covering/pretrainingBound.ts';
import {
  type EndToEndCase,
  makeEndToEndCase,
  type PretextLaw,
  type PretrainedNetwork,
} from '../../../theory/endToEnd/endToEndCase.ts';
import {inputError} from '../../../theory/errors.ts';
import type {Pool} from '../../../theory/laws/pool.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {rowNorms} from '../../../theory/linear/norms/matrixNorms.ts';
import {pretextRows} from '../pretext/pretextRows.ts';
import type {BallSetting} from '../trained/setting.ts';
import {enclosedNetwork, encodedNetwork} from './encodeNetwork.ts';
import {parameterBall, relativeDistance} from './parameterBall.ts';

/** What is fixed before the data. */
export interface BallWorldParts {
  readonly pool: Pool;
  readonly inputs: PoolInputs;
  /** Vectors only. */
  readonly targets?: Table;
  /** What the ball is around. */
  readonly initial: Weights;
  /** (W°, h°). */
  readonly reference: Weights;
  /** Further members of H at the pool points. */
  readonly others?: readonly Matrix[];
}

export interface BallWorld extends BallWorldParts {
  readonly setting: BallSetting;
  readonly case: EndToEndCase;
  readonly sizes: Sizes;
  /** The evidence of trained weights. */
  readonly network: (weights: Weights) => PretrainedNetwork;
}

/**
 * The pool point of each row of the pretext: all points, or each point's masked tokens.
 *
 * @throws InputError where a mean over the masked tokens of a point would not be exact
 */
export function rowPoints({masks}: PoolInputs, points: number): Int32Array {
  if (!masks) return Int32Array.from({length: points}, (_, j) => j);
  const tokens = masks.length / points;
  const found: number[] = [];
  for (let j = 0; j < points; j++) {
    const masked = masks.subarray(j * tokens, (j + 1) * tokens).reduce((sum, m) => sum + m, 0);
    if (!Number.isInteger(Math.log2(masked)))
      throw inputError('ballWorld', 'masks', 'a power of two masked tokens per point', masked);
    for (let k = 0; k < masked; k++) found.push(j);
  }
  return Int32Array.from(found);
}

const longest = (table: Matrix): Interval => rowNorms(table).reduce(max, ZERO);

/** Held-out draws that a setting does not give. */
const HELD_OUT = 100_000;

export function ballWorld(setting: BallSetting, parts: BallWorldParts): BallWorld {
  const {architecture: a, ball: around, nuPretraining} = setting;
  const {radius, keep} = around;
  const {pool, inputs, targets, initial, reference} = parts;
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
    encoder: a.kind,
    pool,
    loss: setting.loss,
    pretext,
    reference: encoded(reference),
    referenceInside: relativeDistance(initial, reference, radius).hi <= 1,
    referenceRadius: setting.referenceRadius,
    ...(parts.others ? {others: parts.others} : {}),
    ball,
    parameters: parameterCount(a),
    draws: setting.training.draws,
    heldOut: setting.heldOut ?? HELD_OUT,
    ...(setting.test === undefined ? {} : {test: setting.test}),
    n: setting.n,
    nu: setting.nu,
    nuPretraining,
  });
  return {
    ...parts,
    setting,
    sizes,
    case: made,
    network(weights) {
      const distance = relativeDistance(initial, weights, radius);
      if (keep === 'projection' && !(distance.hi <= 1))
        throw inputError('ballWorld', 'weights', 'weights in the ball', distance.hi);
      const scale =
        keep === 'projection' ? {factor: 1, nu: nuPretraining} : firstScale(distance, nuPretraining);
      return {...encoded(weights), scale, distance: distance.hi};
    },
  };
}
