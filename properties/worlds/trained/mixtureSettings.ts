/**
 * Settings on mixtures as `check` draws them. Most are where bounds say something: an encoder trained until the pretext is
 * next to solved, a task that h° solves, radii of the size of the unit ball that holds all tables, up to 20,000 labels, no
 * shift or a small one. The others are at the edges of the transferability inequality.
 */
import {encoderOf} from '../../../models/encoders/index.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {presetsOf} from '../encoders/index.ts';
import {mildShift} from '../shifts/randomShift.ts';
import {edgeSetting, maskLaw} from './edgeSettings.ts';
import {BATCH, pick, plainSettings, type RandomOptions, turn} from './plainSettings.ts';
import type {PoolSetting} from './setting.ts';
import {shiftedWorld} from './trainedWorlds.ts';
import {TRAINING} from './trainingDefaults.ts';

/** The architecture changes after so many settings. */
const RUN = 6;

/** Labels. At a few hundred the deviation is above what there is to learn, whatever the encoder. */
const LABELS = [100, 1000, 2000, 5000, 10_000, 10_000, ...new Array<number>(10).fill(20_000)];

/** Settings whose bounds can say something. */
function learnable(encoder: EncoderKind, {seed, count, nu = 0.1}: RandomOptions): PoolSetting[] {
  const architectures = presetsOf(encoder).wide;
  const {points, ...training} = TRAINING.mixture[encoder];
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(`learnable ${encoder} ${i}`);
    const components = pick(random, [2, 2, 3, 4]);
    const referenceRadius = pick(random, [1, 2]);
    return {
      family: 'trained',
      architecture: turn(architectures, i, RUN),
      data: {kind: 'mixture', points, components, spread: pick(random, [0.1, 0.2, 0.3])},
      reference: {kind: 'teacher', scale: 3},
      task: {
        kind: 'head',
        rotation: pick(random, [0, 0, 0, Math.PI / 16]),
        noise: pick(random, [0, 0, 1 / 64]),
        strongest: 64,
        ...pick(random, [{}, {uncentred: true}, {uncentred: true}, {uncentred: true}] as const),
      },
      shift: mildShift(random, shiftedWorld('mixture', components)),
      training: {...training, l2: 0},
      loss: pick(random, ['hinge', 'hinge', 'logistic', 'squared'] as const),
      radius: referenceRadius * pick(random, [1, 1.5, 1.5, 2]),
      referenceRadius,
      n: pick(random, LABELS),
      nu,
      unitBall: true,
      seed: random.integer(2 ** 31),
    };
  });
}

/** Masked inputs under a law of their own. */
function withMasks(encoder: EncoderKind, setting: PoolSetting, i: number, seed: number): PoolSetting {
  const {tokens} = encoderOf(setting.architecture);
  if (tokens === undefined) return setting;
  const random = generator(seed).derive(`varied teacher ${encoder} ${i}`);
  return {...setting, masks: maskLaw(tokens, i % BATCH, random)};
}

/** Of each batch a third is at an edge or violates (A1). */
export function mixtureSettings(encoder: EncoderKind, options: RandomOptions): PoolSetting[] {
  const plain = plainSettings(encoder, options);
  return learnable(encoder, options).map((own, i) => {
    const setting = edgeSetting(own, {...plain[i]!, n: own.n}, i % BATCH, Math.floor(i / BATCH) % 2 === 1);
    return withMasks(encoder, setting, i, options.seed);
  });
}

/** The same without any at an edge: settings at the places of edges are drawn as the others are. */
export function settingsWithoutEdges(encoder: EncoderKind, options: RandomOptions): PoolSetting[] {
  return learnable(encoder, options).map((own, i) => withMasks(encoder, own, i, options.seed));
}
