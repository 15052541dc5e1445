/** What the flags of `train` say, as a setting. */

import {encoderOf} from '../models/index.ts';
import type {ShapeFlags} from '../properties/worlds/encoders/encoderPresets.ts';
import {presetsOf} from '../properties/worlds/encoders/index.ts';
import {DIGITS} from '../properties/worlds/images/imageSettings.ts';
import {parseShift} from '../properties/worlds/shifts/parseShift.ts';
import type {PoolSetting} from '../properties/worlds/trained/setting.ts';
import {shiftedWorld, type TrainedWorld, trainedOn} from '../properties/worlds/trained/trainedWorlds.ts';
import {inputError} from '../theory/errors.ts';
import type {LossName} from '../theory/heads/loss.ts';
import type {Architecture} from '../theory/networks/architecture.ts';

export interface SettingFlags extends Omit<ShapeFlags, 'data'> {
  readonly world: TrainedWorld;
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

/** @param loaded architecture of weights to start from, in place of the flags' own */
export function settingOf(flags: SettingFlags, loaded?: Architecture): PoolSetting {
  const {world, noise, draws, steps, rate, batch, l2, loss, labelled, nu, seed} = flags;
  const {encoder, data} = trainedOn(world);
  const digits = data === 'digits';
  const {radius = digits ? 10 : 2} = flags;
  const {referenceRadius = radius, referenceSteps = 2 * steps} = flags;
  if (!(referenceRadius <= radius))
    throw inputError('train', '--reference-radius', `at most the radius, ${radius}`, referenceRadius);
  if (!(noise < 0.5)) throw inputError('train', '--noise', 'a number below 1/2', noise);
  const architecture = loaded ?? presetsOf(encoder).fromFlags({...flags, data});
  const {tokens} = encoderOf(architecture, 'train');
  const masked = tokens === undefined ? 0 : Math.max(1, Math.round(flags.maskRatio * tokens));
  return {
    family: 'trained',
    architecture,
    ...(masked > 0 ? {masks: {kind: 'count', count: masked} as const} : {}),
    ...(digits
      ? {
          data: {kind: 'digits', images: flags.points ?? 1000, classes: DIGITS},
          reference: {kind: 'bestMember', steps: referenceSteps},
          task: {kind: 'groups', positive: flags.positive},
        }
      : {
          data: {kind: 'mixture', points: flags.points ?? 32, components: COMPONENTS},
          reference: {kind: 'teacher'},
          task: {kind: 'head', rotation: (flags.rotation * Math.PI) / 180, noise},
        }),
    shift: (flags.shift ?? []).map((text) => parseShift(text, shiftedWorld(data, COMPONENTS))),
    training: {draws, steps, learningRate: rate, batchSize: batch, l2},
    loss,
    radius,
    referenceRadius,
    n: labelled,
    nu,
    seed,
  };
}
