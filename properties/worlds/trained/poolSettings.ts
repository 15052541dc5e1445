/** Seeded random settings for claims about pools; setting i depends on the world, the seed and i alone. */
import {encoderOf} from '../../../models/encoders/index.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {type RealDataName, realData} from '../data/realData.ts';
import {presetsOf} from '../encoders/index.ts';
import {randomShift} from '../shifts/randomShift.ts';
import {edgeSetting, maskLaw} from './edgeSettings.ts';
import type {PoolSetting} from './setting.ts';
import {shiftedWorld, type TrainedWorld, trainedOn} from './trainedWorlds.ts';
import {TRAINING} from './trainingDefaults.ts';

export interface RandomOptions {
  readonly seed: number;
  readonly count: number;
  readonly nu?: number;
  /** Share of the steps of training; default 1. */
  readonly effort?: number;
}

/** The architecture changes after so many settings, so that one training call makes many of them. */
export const BATCH = 25;

const pick = <T>(random: Generator, list: readonly T[]): T => list[random.integer(list.length)]!;

const turn = <T>(list: readonly T[], i: number, batch: number): T =>
  list[Math.floor(i / batch) % list.length]!;

/** Teacher settings without any that is at an edge, and with one token masked. */
export function plainSettings(encoder: EncoderKind, {seed, count, nu = 0.1}: RandomOptions): PoolSetting[] {
  const architectures = presetsOf(encoder, 'plainSettings').mixture;
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(`teacher ${encoder} ${i}`);
    const components = 2 + random.integer(3);
    const referenceRadius = pick(random, [0.5, 1, 2, 4]);
    return {
      family: 'trained',
      architecture: turn(architectures, i, BATCH),
      data: {kind: 'mixture', points: 32, components},
      reference: {kind: 'teacher'},
      task: {
        kind: 'head',
        rotation: pick(random, [0, 0, Math.PI / 8, Math.PI / 4, Math.PI / 2]),
        noise: pick(random, [0, 0, 1 / 16, 1 / 4]),
      },
      shift: randomShift(random, shiftedWorld('mixture', components)),
      training: {draws: pick(random, [16, 64, 256]), steps: 60, learningRate: 0.02, batchSize: 16, l2: 0},
      loss: pick(random, ['hinge', 'logistic', 'squared'] as const),
      radius: referenceRadius * pick(random, [1, 4, 16, 64]),
      referenceRadius,
      n: 4 + random.integer(5),
      nu,
      seed: random.integer(2 ** 31),
    };
  });
}

/** Settings that share an encoder on real data. */
const SHARED = 5;

/**
 * Runs of settings on real data that share an encoder each, trained well once. Most are where bounds say something: small
 * radii, up to 20,000 labels, no shift or a small one; a fifth is drawn more widely.
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
    const wide = i % SHARED === SHARED - 1;
    const referenceRadius = pick(random, wide ? [0.5, 4, 8] : [1, 2]);
    return {
      family: 'trained',
      ...shared,
      task: {kind: 'groups', positive: positives(random, wide)},
      shift: shift(random, wide),
      loss: pick(random, ['hinge', 'logistic', 'squared'] as const),
      radius: referenceRadius * pick(random, wide ? [1, 4] : [1, 1, 2]),
      referenceRadius,
      n: pick(random, wide ? [10, 100, 1000] : [100, 1000, 5000, 10_000, 20_000, 20_000]),
      nu,
      unitBall: true,
    };
  });
}

/** Settings as `check` draws them; on mixtures three fifths of a batch are edge settings. */
export function poolSettings(world: TrainedWorld, options: RandomOptions): PoolSetting[] {
  const {encoder, data} = trainedOn(world);
  if (data !== 'mixture') return onRealData(encoder, data, options);
  return plainSettings(encoder, options).map((plain, i) => {
    const setting = edgeSetting(plain, i % BATCH, Math.floor(i / BATCH) % 2 === 1);
    const {tokens} = encoderOf(setting.architecture);
    if (tokens === undefined) return setting;
    const random = generator(options.seed).derive(`varied teacher ${encoder} ${i}`);
    return {...setting, masks: maskLaw(tokens, i % BATCH, random)};
  });
}
