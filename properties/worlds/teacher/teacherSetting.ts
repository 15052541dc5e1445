/**
 * Teacher worlds: inputs from a Gaussian mixture, the pretext's target made by a teacher network of the trained
 * class, so that the reference h° and W° are known; labels by a head on h°, or turned away from its span.
 */

import type {MaskLaw} from '../../../models/maskLaw.ts';
import type {Architecture, EncoderKind} from '../../../models/types.ts';
import type {LossName} from '../../../theory/heads/loss.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import {presetsOf} from '../encoders/index.ts';
import {randomShift} from '../shifts/randomShift.ts';
import type {Shift} from '../shifts/registry.ts';

export type Scenario = EncoderKind;

/** Plain JSON; equal settings on one backend give bit-equal evidence. */
export interface TeacherSetting {
  readonly family: 'teacher';
  readonly architecture: Architecture;
  /** Masked only: the law of K, of which each point has one draw; the case then has token rows. Default: one token. */
  readonly masks?: MaskLaw;
  /** M, points of the pool. */
  readonly points: number;
  /** Components of the Gaussian mixture; they are the groups of the shifts. */
  readonly components: number;
  /** Standard deviation of a component times the root of the input's length; default 0.6. */
  readonly spread?: number;
  /** Labels by the sign of the score itself, as heads without a bias see it; default: of the centred score. */
  readonly uncentred?: true;
  /** Size of W°'s entries times the root of the width; default that of the encoder's presets. */
  readonly decoderScale?: number;
  /** Standard deviation of the teacher's weights times the root of the fan-in; default 1.5. */
  readonly teacherScale?: number;
  /** Standard deviation of what a target has beyond W° h°: anything above 0 makes A1 fail. Default 0. */
  readonly targetNoise?: number;
  /** How many of the last features of h° the decoder W° does not read; default 0. */
  readonly unread?: number;
  /** Angle in [0, pi/2] by which the label task is turned out of the teacher's span. */
  readonly rotation: number;
  /** P(label differs from the sign of the task's score), in [0, 1/2). */
  readonly noise: number;
  /** Shifts of T against U; groups are mixture components, the feature `norm` is |x|. */
  readonly shift: readonly Shift[];
  readonly training: {
    /** N draws from U. */
    readonly draws: number;
    readonly steps: number;
    readonly learningRate: number;
    readonly batchSize: number;
    readonly l2: number;
    /** Standard deviation of initial weights times the root of the fan-in; default 1. */
    readonly initialScale?: number;
  };
  readonly loss: LossName;
  readonly radius: number;
  readonly referenceRadius: number;
  readonly n: number;
  readonly nu: number;
  /** Of the mixture, teacher, labels, initial weights and batches. */
  readonly seed: number;
}

/** Settings are grouped so that one training call, of one architecture, makes many of them. */
export const BATCH = 25;

function pick<T>(random: Generator, list: readonly T[]): T {
  return list[random.integer(list.length)]!;
}

/** Seeded random settings of one scenario; the architecture changes every BATCH settings. */
export function teacherSettings(scenario: Scenario, seed: number, count: number, nu = 0.1): TeacherSetting[] {
  const kinds = presetsOf(scenario, 'teacherSettings').teacher;
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(`teacher ${scenario} ${i}`);
    const components = 2 + random.integer(3);
    const referenceRadius = pick(random, [0.5, 1, 2, 4]);
    return {
      family: 'teacher',
      architecture: kinds[Math.floor(i / BATCH) % kinds.length]!,
      points: 32,
      components,
      rotation: pick(random, [0, 0, Math.PI / 8, Math.PI / 4, Math.PI / 2]),
      noise: pick(random, [0, 0, 1 / 16, 1 / 4]),
      shift: randomShift(random, {groups: components, feature: 'norm'}),
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
