/** What the options of `train` say, as a setting. */
import {type Architecture, encoderOf} from '../../models/index.ts';
import {inputError} from '../../theory/errors.ts';
import {presetsOf} from '../worlds/encoders/index.ts';
import {DIGITS} from '../worlds/images/imageSettings.ts';
import {parseShift} from '../worlds/shifts/parseShift.ts';
import type {PoolSetting} from '../worlds/trained/setting.ts';
import {shiftedWorld, trainedOn} from '../worlds/trained/trainedWorlds.ts';
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
 * @param loaded architecture of weights to start from, in place of the options' own
 * @param named how an option is called in error messages
 */
export function settingOf(
  options: TrainSettings,
  loaded?: Architecture,
  named: (option: string) => string = (option) => option,
): PoolSetting {
  const {world, noise, draws, steps, rate, batch, l2, loss, labelled, nu, seed} = options;
  const {encoder, data} = trainedOn(world);
  const digits = data === 'digits';
  const {radius = digits ? 10 : 2} = options;
  const {referenceRadius = radius, referenceSteps = 2 * steps} = options;
  if (!(referenceRadius <= radius))
    throw inputError('train', named('referenceRadius'), `at most the radius, ${radius}`, referenceRadius);
  if (!(noise < 0.5)) throw inputError('train', named('noise'), 'a number below 1/2', noise);
  const architecture = loaded ?? presetsOf(encoder).fromFlags({...options, data});
  const {tokens} = encoderOf(architecture, 'train');
  const masked = tokens === undefined ? 0 : Math.max(1, Math.round(options.maskRatio * tokens));
  return {
    family: 'trained',
    architecture,
    ...(masked > 0 ? {masks: {kind: 'count', count: masked} as const} : {}),
    ...(digits
      ? {
          data: {kind: 'digits', images: options.points ?? 1000, classes: DIGITS},
          reference: {kind: 'bestMember', steps: referenceSteps},
          task: {kind: 'groups', positive: options.positive},
        }
      : {
          data: {kind: 'mixture', points: options.points ?? 32, components: COMPONENTS},
          reference: {kind: 'teacher'},
          task: {kind: 'head', rotation: (options.rotation * Math.PI) / 180, noise},
        }),
    shift: (options.shift ?? []).map((shift) =>
      typeof shift === 'string'
        ? parseShift(shift, shiftedWorld(data, COMPONENTS), 'train', named('shift'))
        : shift,
    ),
    training: {draws, steps, learningRate: rate, batchSize: batch, l2},
    loss,
    radius,
    referenceRadius,
    n: labelled,
    nu,
    seed,
  };
}
