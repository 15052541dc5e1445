/** What the flags of `train` say, as a setting. */
import {type Architecture, type EncoderKind, encoderOf} from '../models/index.ts';
import type {ShapeFlags} from '../properties/worlds/encoders/encoderPresets.ts';
import {presetsOf} from '../properties/worlds/encoders/index.ts';
import {DIGIT_GROUPS} from '../properties/worlds/images/imageSettings.ts';
import type {TrainSetting} from '../properties/worlds/oneWorld.ts';
import {parseShift} from '../properties/worlds/shifts/parseShift.ts';
import {inputError} from '../theory/errors.ts';
import type {LossName} from '../theory/heads/loss.ts';

export interface SettingFlags extends ShapeFlags {
  readonly scenario: EncoderKind;
  readonly maskRatio: number;
  readonly points?: number;
  readonly positive: readonly number[];
  readonly rotation: number;
  readonly noise: number;
  readonly shift?: readonly string[];
  readonly draws: number;
  readonly steps: number;
  readonly rate: number;
  readonly batch: number;
  readonly l2: number;
  readonly referenceSteps?: number;
  readonly loss: LossName;
  readonly radius?: number;
  readonly referenceRadius?: number;
  readonly labelled: number;
  readonly nu: number;
  readonly seed: number;
}

/** Flags that shape the network; weights that are loaded bring their own. */
export const SHAPE_FLAGS = [
  'activation',
  'width',
  'hidden',
  'depth',
  'blocks',
  'heads',
  'side',
  'grid',
] as const;

const COMPONENTS = 3;
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** @param loaded architecture of weights to start from, in place of the flags' own */
export function settingOf(flags: SettingFlags, loaded?: Architecture): TrainSetting {
  const {world, noise, draws, steps, rate, batch, l2, loss, labelled, nu, seed} = flags;
  const {radius = world === 'images' ? 10 : 2} = flags;
  const {referenceRadius = radius, referenceSteps = 2 * steps} = flags;
  if (!(referenceRadius <= radius))
    throw inputError('train', '--reference-radius', `at most the radius, ${radius}`, referenceRadius);
  if (!(noise < 0.5)) throw inputError('train', '--noise', 'a number below 1/2', noise);
  const architecture = loaded ?? presetsOf(flags.scenario).fromFlags(flags);
  const training = {draws, steps, learningRate: rate, batchSize: batch, l2};
  const shared = {
    architecture,
    shift: (flags.shift ?? []).map((text) =>
      parseShift(text, world === 'images' ? DIGIT_GROUPS : {groups: COMPONENTS, feature: 'norm'}),
    ),
    loss,
    radius,
    referenceRadius,
    n: labelled,
    nu,
    seed,
  };
  const {tokens} = encoderOf(architecture, 'train');
  const law =
    tokens === undefined
      ? undefined
      : ({kind: 'count', count: Math.max(1, Math.round(flags.maskRatio * tokens))} as const);
  if (world === 'teacher') {
    return {
      family: 'teacher',
      ...shared,
      points: flags.points ?? 32,
      components: COMPONENTS,
      rotation: (flags.rotation * Math.PI) / 180,
      noise,
      training,
      ...(law ? {masks: law} : {}),
    };
  }
  return {
    family: 'trainedImages',
    ...shared,
    images: flags.points ?? 1000,
    ...(law ? {masks: {law, each: 1}} : {}),
    classes: DIGITS,
    positive: flags.positive,
    training: {...training, referenceSteps},
  };
}
