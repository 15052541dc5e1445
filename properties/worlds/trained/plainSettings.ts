/** Seeded random settings of few labels and little training, on mixtures; setting i depends on the encoder, the seed and i alone. */
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {presetsOf} from '../encoders/index.ts';
import {randomShift} from '../shifts/randomShift.ts';
import type {PoolSetting} from './setting.ts';
import {shiftedWorld} from './trainedWorlds.ts';

export interface RandomOptions {
  readonly seed: number;
  readonly count: number;
  readonly nu?: number;
  /** Share of the steps of training; default 1. */
  readonly effort?: number;
}

/** The architecture changes after so many settings, so that one training call makes many of them. */
export const BATCH = 25;

export const pick = <T>(random: Generator, list: readonly T[]): T => list[random.integer(list.length)]!;

/** The list's entries in turn, each for `batch` settings. */
export const turn = <T>(list: readonly T[], i: number, batch: number): T =>
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
