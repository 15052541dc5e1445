/**
 * Worlds of handwritten digits: the pool is a set of real images, the visible part v the upper half of one, the target
 * w its lower half, the label whether the digit is among the positive ones. U and T are the uniform law on the pool,
 * shifted. Representations are linear context encoders fitted in closed form; the class H is finite, and h° is its
 * member of least exact pretext loss under U: the population fit of full rank, unless the rounding of its table lets
 * another in (`reference` says which).
 *
 * v and w are bytes times 2^-13, exact doubles with norms below 1.
 */
import type {Interval} from '../../../theory/arithmetic/interval.ts';
import {compare, minus, toInterval} from '../../../theory/arithmetic/rational.ts';
import {masses, type Pool, pool} from '../../../theory/laws/pool.ts';
import {applyShifts} from '../shifts/applyShifts.ts';
import type {ShiftBase} from '../shifts/shiftBase.ts';
import {checkDigitsSetting, type DigitsSetting, type EncoderSetting} from './digitsSetting.ts';
import {type FittedEncoder, type FullEncoderSetting, fitEncoder, fitRegression} from './fitEncoder.ts';
import {type ImageSource, type LabelledImages, PIXELS} from './imageSet.ts';
import {imageSetNamed} from './imageSets.ts';
import type {ReducedRank} from './reducedRankRegression.ts';
import {type ImagePool, selectImages} from './selectImages.ts';

export interface ClassMember extends FittedEncoder {
  /** inf_g L_U(g, h) - inf_g L_U(g, h°), at least 0. */
  readonly gap: Interval;
  /** E_U(g_hat, h) = L_U(g_hat, h) - inf over G x H. */
  readonly excess: Interval;
}

export interface DigitsWorld {
  readonly setting: DigitsSetting;
  readonly pool: Pool;
  readonly images: ImagePool;
  /** H, without repetitions: the population fit first, then `encoder`, then the others. */
  readonly family: readonly ClassMember[];
  /** h°, a member of the family. */
  readonly reference: ClassMember;
  /** h and g_hat of the setting's encoder, a member of the family. */
  readonly encoder: ClassMember;
}

const MOST_FITS = 32;
const fits = new WeakMap<LabelledImages, Map<string, ReducedRank>>();

/** A fit is the same for every world with the same pool, law, draws and rank: the last 32 are kept. */
function remembered(digits: LabelledImages, key: string, compute: () => ReducedRank): ReducedRank {
  const known = fits.get(digits) ?? new Map<string, ReducedRank>();
  fits.set(digits, known);
  const found = known.get(key) ?? compute();
  known.delete(key);
  known.set(key, found);
  if (known.size > MOST_FITS) known.delete(known.keys().next().value!);
  return found;
}

function baseLaw(images: ImagePool, positive: readonly number[]): ShiftBase {
  const {labels, pixels} = images;
  const ink = Float64Array.from(labels, (_, j) => {
    let sum = 0;
    for (const byte of pixels.subarray(j * PIXELS, (j + 1) * PIXELS)) sum += byte;
    return sum / (255 * PIXELS);
  });
  return {
    weights: new Float64Array(labels.length).fill(1 / labels.length),
    eta: Float64Array.from(labels, (digit) => (positive.includes(digit) ? 1 : 0)),
    groups: labels,
    features: {ink},
  };
}

function full(setting: DigitsSetting, e: EncoderSetting): FullEncoderSetting {
  const {kind, fittedOn, law = 'U', rank = setting.rank} = e;
  // An exact fit has no draws and so no seed of its own.
  const seed = fittedOn === 'population' ? setting.seed : (e.seed ?? setting.seed);
  return {kind, fittedOn, law, seed, rank, ...(e.ridge === undefined ? {} : {ridge: e.ridge})};
}

export function digitsWorld(input: DigitsSetting, source: ImageSource = {}): DigitsWorld {
  const setting = checkDigitsSetting(input);
  const digits = imageSetNamed(setting.images ?? 'digits').load(source);
  const images = selectImages(digits, setting.classes, setting.points, setting.seed);
  const base = baseLaw(images, setting.positive);
  const {total = 2 ** 40, shiftU = []} = setting;
  const U = applyShifts(shiftU, base, 'shiftU');
  const T = applyShifts(setting.shift, base, 'shift');
  const world = pool({
    total,
    U: masses(U.weights, U.eta, total),
    T: masses(T.weights, T.eta, total),
  });
  const optimal: EncoderSetting = {kind: 'reducedRank', fittedOn: 'population'};
  const wanted = new Map<string, FullEncoderSetting>();
  for (const e of [optimal, setting.encoder, ...(setting.others ?? [])])
    wanted.set(JSON.stringify(full(setting, e)), full(setting, e));
  const {points, classes, seed} = setting;
  const data = ({rank: _, ...e}: FullEncoderSetting) =>
    JSON.stringify([points, classes, seed, total, e.law === 'U' ? shiftU : setting.shift, e]);
  const members = [...wanted.values()].map((e) => {
    // Encoders are nested, so one regression of the largest rank serves every rank on the same data.
    const rank = Math.max(...[...wanted.values()].filter((o) => data(o) === data(e)).map((o) => o.rank));
    const regression = remembered(digits, `${data(e)} ${rank}`, () =>
      fitRegression(world, images.pixels, e, rank),
    );
    return fitEncoder(world, images.pixels, e, regression);
  });
  const best = members.reduce((a, b) => (compare(b.optimum, a.optimum) < 0 ? b : a));
  const family = members.map((e) => ({
    ...e,
    gap: toInterval(minus(e.optimum, best.optimum)),
    excess: toInterval(minus(e.loss, best.optimum)),
  }));
  return {
    setting,
    pool: world,
    images,
    family,
    reference: family[members.indexOf(best)]!,
    encoder: family[[...wanted.keys()].indexOf(JSON.stringify(full(setting, setting.encoder)))]!,
  };
}
