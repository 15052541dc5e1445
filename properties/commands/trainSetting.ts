/** What the options of `train` say, as a setting. */
import {type Architecture, encoderOf} from '../../models/index.ts';
import {inputError} from '../../theory/errors.ts';
import type {EncoderKind} from '../../theory/networks/architecture.ts';
import {realData} from '../worlds/data/realData.ts';
import {hasTokens, presetsOf} from '../worlds/encoders/index.ts';
import {IMAGE_SET_NAMES} from '../worlds/images/imageSets.ts';
import {parseShift} from '../worlds/shifts/parseShift.ts';
import type {PoolSetting} from '../worlds/trained/setting.ts';
import {type DataKind, shapeOf, shiftedWorld, trainableOn} from '../worlds/trained/trainedWorlds.ts';
import {TRAINING} from '../worlds/trained/trainingDefaults.ts';
import type {Settled} from './settle.ts';
import type {trainOptions} from './trainOptions.ts';

export type TrainSettings = Settled<typeof trainOptions>;

/** Options that shape the network; weights that are loaded bring their own. */
export const SHAPE_OPTIONS = [
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

/**
 * R where nothing is said. h is in the unit ball on real data, and of vectors of images mostly much shorter: with less than 16 a
 * head on trained h may be worse than one on untrained h.
 */
function radiusOn(data: DataKind, encoder: EncoderKind): number {
  if (data === 'mixture') return 2;
  return IMAGE_SET_NAMES.some((name) => name === data) && !hasTokens(encoder) ? 16 : 8;
}

/**
 * @param loaded architecture of weights to start from, in place of the options' own
 * @param named how an option is called in error messages
 */
export function settingOf(
  options: TrainSettings,
  loaded?: Architecture,
  named: (option: string) => string = (option) => option,
): PoolSetting {
  const {world, noise, l2, nu, seed} = options;
  const {encoder, data} = trainableOn(world);
  const {points, ...training} = TRAINING[shapeOf(data)][encoder];
  const real = data === 'mixture' ? undefined : realData(data);
  const {steps = training.steps, radius = radiusOn(data, encoder)} = options;
  const {referenceRadius = radius, referenceSteps = steps} = options;
  if (!(referenceRadius <= radius))
    throw inputError('train', named('referenceRadius'), `at most the radius, ${radius}`, referenceRadius);
  if (!(noise < 0.5)) throw inputError('train', named('noise'), 'a number below 1/2', noise);
  const architecture = loaded ?? presetsOf(encoder).fromFlags({...options, data: shapeOf(data)});
  const {tokens} = encoderOf(architecture, 'train');
  const shifts = (name: 'shift' | 'shiftU') =>
    (options[name] ?? []).map((shift) =>
      typeof shift === 'string'
        ? parseShift(shift, shiftedWorld(data, COMPONENTS), 'train', named(name))
        : shift,
    );
  const masked = tokens === undefined ? 0 : Math.max(1, Math.round(options.maskRatio * tokens));
  return {
    family: 'trained',
    architecture,
    ...(masked > 0 ? {masks: {kind: 'count', count: masked} as const} : {}),
    ...(real
      ? {
          data: real.items(options.points ?? Math.min(points, real.most), real.classes),
          reference: {kind: 'bestMember', steps: referenceSteps},
          task: {kind: 'groups', positive: options.positive ?? real.positive},
          unitBall: true,
        }
      : {
          data: {kind: 'mixture', points: options.points ?? points, components: COMPONENTS},
          reference: {kind: 'teacher'},
          task: {kind: 'head', rotation: (options.rotation * Math.PI) / 180, noise},
        }),
    shift: shifts('shift'),
    ...(options.shiftU ? {shiftU: shifts('shiftU')} : {}),
    training: {
      ...training,
      steps,
      l2,
      draws: options.draws ?? training.draws,
      learningRate: options.rate ?? training.learningRate,
      batchSize: options.batch ?? training.batchSize,
    },
    loss: options.loss ?? 'hinge',
    radius,
    referenceRadius,
    n: options.labelled ?? (data === 'mixture' ? 2000 : 20_000),
    nu,
    seed,
  };
}
