/** One encoder of a class on a pool of images: its table, the decoder fitted with it, its exact pretext losses. */

import type {Rational} from '../../../theory/arithmetic/rational.ts';
import {drawCounts} from '../../../theory/laws/draw.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {type Pool, pointMass} from '../../../theory/laws/pool.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {exactFit, exactLoss} from '../../../theory/pretext/exactPretext.ts';
import type {EncoderSetting} from './digitsSetting.ts';
import {encoderTable} from './encoderTable.ts';
import {fitDecoder} from './fitDecoder.ts';
import {halfGram} from './halfGram.ts';
import {PIXELS} from './imageSet.ts';
import {pretextMoments} from './pretextMoments.ts';
import {type ReducedRank, reducedRankRegression} from './reducedRankRegression.ts';

/** An encoder setting with every default written out. */
export type FullEncoderSetting = Required<Omit<EncoderSetting, 'ridge'>> & Pick<EncoderSetting, 'ridge'>;

export interface FittedEncoder {
  readonly setting: FullEncoderSetting;
  /** h(v_j), one row per point: multiples of 2^-12, norms at most 1. This table *is* the representation. */
  readonly table: Matrix;
  /** g_hat: the least-squares decoder on the data of the encoder's fit, 392 x rank, multiples of 2^-24. */
  readonly decoder: Matrix;
  /** The linear map before scaling and rounding, its ridge and gains. */
  readonly fit: ReducedRank;
  /** inf_W L_U(W, h) over all linear decoders, exact. */
  readonly optimum: Rational;
  /** L_U(g_hat, h), exact. */
  readonly loss: Rational;
}

/** Pool points weighted as the fit takes them: draws counted, or the masses of a law. */
function fitCounts(world: Pool, {fittedOn, law, seed}: FullEncoderSetting): Float64Array {
  if (fittedOn === 'population')
    return Float64Array.from(world[law].plus, (_, j) => pointMass(world[law], j));
  return drawCounts(world[law], fittedOn, generator(seed).derive('pretraining sample'));
}

/** Masses that differ by one unit at most are a uniform law, rounded: ones in their place keep the Gram matrix exact. */
function evened(counts: Float64Array): Float64Array {
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const least = counts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return least > 2 ** 10 && most - least <= 1 ? counts.map(() => 1) : counts;
}

/** The regression on the data that a setting names; `rank` may exceed the setting's. */
export function fitRegression(
  world: Pool,
  pixels: Uint8Array,
  setting: FullEncoderSetting,
  rank: number,
): ReducedRank {
  const counts = evened(fitCounts(world, setting));
  // A fit on draws must do on other images too, hence the stronger ridge; a population fit is to be optimal.
  const last = setting.fittedOn === 'population' ? 2 ** -20 : 2 ** -10;
  return reducedRankRegression(halfGram(pixels, counts, PIXELS / 2), rank, setting.ridge, last);
}

/** @param fit the regression on the setting's data, of its rank or a larger one */
export function fitEncoder(
  world: Pool,
  pixels: Uint8Array,
  setting: FullEncoderSetting,
  fit: ReducedRank,
): FittedEncoder {
  const {rank} = setting;
  const {columns, data} = fit.map;
  const map = {rows: rank, columns, data: data.subarray(0, rank * columns)};
  const table = encoderTable(map, pixels);
  const massesOfU = Float64Array.from(world.U.plus, (_, j) => pointMass(world.U, j));
  const underU = pretextMoments(table, pixels, massesOfU);
  const own = setting.fittedOn === 'population' && setting.law === 'U';
  const decoder = fitDecoder(own ? underU : pretextMoments(table, pixels, fitCounts(world, setting)));
  return {
    setting,
    table,
    decoder,
    fit: {map, gains: fit.gains.slice(0, rank), ridge: fit.ridge},
    optimum: exactFit(underU).infimum,
    loss: exactLoss(underU, decoder),
  };
}
