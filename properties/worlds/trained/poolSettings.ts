/** Seeded random settings for claims about pools; setting i depends on the world, the seed and i alone. */
import {encoderOf} from '../../../models/encoders/index.ts';
import type {MaskLaw} from '../../../models/maskLaw.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {presetsOf} from '../encoders/index.ts';
import {DIGITS, randomPositives} from '../images/imageSettings.ts';
import {randomShift} from '../shifts/randomShift.ts';
import {edgeSetting, maskLaw} from './edgeSettings.ts';
import type {PoolSetting} from './setting.ts';
import {shiftedWorld, type TrainedWorld, trainedOn} from './trainedWorlds.ts';

export interface RandomOptions {
  readonly seed: number;
  readonly count: number;
  readonly nu?: number;
}

/** The architecture changes after so many settings, so that one training call makes many of them. */
export const BATCH = 25;
export const DIGITS_BATCH = 5;

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

function digitsSettings(encoder: EncoderKind, {seed, count, nu = 0.1}: RandomOptions): PoolSetting[] {
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(`trained images ${encoder} ${i}`);
    const architecture = turn(presetsOf(encoder).digits, i, DIGITS_BATCH);
    const referenceRadius = pick(random, [0.5, 1, 2]);
    const images = pick(random, [200, 300]);
    const tokens = encoderOf(architecture).tokens !== undefined;
    const masks: MaskLaw | undefined = tokens ? {kind: 'count', count: pick(random, [4, 8, 12])} : undefined;
    return {
      family: 'trained',
      architecture,
      data: {kind: 'digits', images, ...(tokens ? {each: pick(random, [1, 2])} : {}), classes: DIGITS},
      ...(masks ? {masks} : {}),
      reference: {kind: 'bestMember', steps: 120},
      task: {kind: 'groups', positive: randomPositives(random)},
      shift: randomShift(random, shiftedWorld('digits', 0)),
      training: {draws: pick(random, [30, 100, 300]), steps: 60, learningRate: 0.01, batchSize: 16, l2: 0},
      loss: pick(random, ['hinge', 'logistic', 'squared'] as const),
      radius: referenceRadius * pick(random, [1, 2, 8]),
      referenceRadius,
      n: 8 + random.integer(9),
      nu,
      seed: random.integer(2 ** 31),
    };
  });
}

/** Settings as `check` draws them; on mixtures three fifths of a batch are edge settings. */
export function poolSettings(world: TrainedWorld, options: RandomOptions): PoolSetting[] {
  const {encoder, data} = trainedOn(world);
  if (data === 'digits') return digitsSettings(encoder, options);
  return plainSettings(encoder, options).map((plain, i) => {
    const setting = edgeSetting(plain, i % BATCH, Math.floor(i / BATCH) % 2 === 1);
    const {tokens} = encoderOf(setting.architecture);
    if (tokens === undefined) return setting;
    const random = generator(options.seed).derive(`varied teacher ${encoder} ${i}`);
    return {...setting, masks: maskLaw(tokens, i % BATCH, random)};
  });
}
