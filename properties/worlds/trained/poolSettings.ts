/** Seeded random settings for claims about pools; setting i depends on the world, the seed and i alone. */
import {encoderOf} from '../../../models/encoders/index.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {type RealDataName, realData} from '../data/realData.ts';
import {presetsOf} from '../encoders/index.ts';
import {bearsShift, fewLabels, type Telling, tellingHeads} from '../images/labelledHeads.ts';
import {mixtureSettings} from './mixtureSettings.ts';
import {type RandomOptions, turn} from './plainSettings.ts';
import type {PoolSetting} from './setting.ts';
import {type TrainedWorld, trainedOn} from './trainedWorlds.ts';
import {TRAINING} from './trainingDefaults.ts';

/** Settings on real data that share an encoder, by their labels. */
const TURNS = [20_000, 5000, 10_000, 'few', 'wide'] as const satisfies readonly (Telling | 'few' | 'wide')[];
const SHARED = TURNS.length;

/**
 * Runs of settings on real data that share an encoder each, trained well once. Three of five are where bounds say something:
 * 5,000 labels and more, no shift or a small one; a fifth is drawn more widely.
 */
function onRealData(
  encoder: EncoderKind,
  data: RealDataName,
  {seed, count, nu = 0.1, effort = 1}: RandomOptions,
): PoolSetting[] {
  const {points, steps, ...training} = TRAINING.images[encoder];
  const {items, most, classes, positives, laws} = realData(data);
  const stepsOf = Math.ceil(steps * effort);
  return Array.from({length: count}, (_, i) => {
    const which = Math.floor(i / SHARED);
    const own = generator(seed).derive(`trained ${data} ${encoder} ${which}`);
    const architecture = turn(presetsOf(encoder).images, which, 1);
    const {tokens} = encoderOf(architecture);
    const {shift, shiftU} = laws(own);
    const shared = {
      architecture,
      data: items(Math.min(points, most), classes),
      ...(shiftU ? {shiftU} : {}),
      ...(tokens === undefined ? {} : {masks: {kind: 'count', count: tokens / 2} as const}),
      reference: {kind: 'bestMember', steps: stepsOf} as const,
      training: {...training, steps: stepsOf, l2: 0},
      seed: own.integer(2 ** 31),
    };
    const random = own.derive(`setting ${i % SHARED}`);
    const place = TURNS[i % SHARED]!;
    const wide = place === 'wide';
    const heads = wide
      ? fewLabels(random, [1000, 2000], [0.5, 4, 8])
      : place === 'few'
        ? fewLabels(random, [10, 100, 1000], [1, 2])
        : tellingHeads(random, place);
    // A law of U that leaves classes out has a shift to go with it.
    const shifted = wide || shiftU !== undefined || bearsShift(heads);
    return {
      family: 'trained',
      ...shared,
      task: {kind: 'groups', positive: positives(random, wide)},
      shift: shifted ? shift(random, wide) : [],
      ...heads,
      nu,
      unitBall: true,
    };
  });
}

/** Settings as `check` draws them. */
export function poolSettings(world: TrainedWorld, options: RandomOptions): PoolSetting[] {
  const {encoder, data} = trainedOn(world);
  return data === 'mixture' ? mixtureSettings(encoder, options) : onRealData(encoder, data, options);
}
