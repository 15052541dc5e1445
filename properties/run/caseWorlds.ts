/** Big worlds, made batch by batch: real digits, and encoders trained on teacher worlds or digits. */
import type {Backend} from '../../models/backend.ts';
import type {Architecture} from '../../models/types.ts';
import type {Case} from '../../theory/case/case.ts';
import type {Claim} from '../../theory/claim/claim.ts';
import {inputError} from '../../theory/errors.ts';
import type {SequentialDesign} from '../evaluate/sequentialDesign.ts';
import {digitsCase} from '../worlds/images/digitsCase.ts';
import {imageSettings} from '../worlds/images/imageSettings.ts';
import type {Scenario} from '../worlds/teacher/teacherSetting.ts';
import {trainTeachers} from '../worlds/teacher/trainTeacher.ts';
import {variedTeachers} from '../worlds/teacher/variedTeachers.ts';
import {randomImageSettings} from '../worlds/trainedImages/randomImageSettings.ts';
import {trainImages} from '../worlds/trainedImages/trainImages.ts';
import {equalShapes} from '../worlds/trainingBatches.ts';
import type {RowPart} from './outcome.ts';

export interface SettingCase {
  readonly setting: unknown;
  readonly case: Case;
}

/** Settings from <= i < to; a batch is always made whole, as training in other company may change the last bits. */
export interface Batch {
  readonly from: number;
  readonly to: number;
}

export interface MakeOptions {
  readonly backend?: Backend;
  readonly signal?: AbortSignal;
}

export interface CaseWorld {
  /** As the table shows it. */
  readonly label: string;
  /** Enumerate the samples of with-probability claims instead of drawing some. */
  readonly exact: boolean;
  /** Fresh samples for each with-probability claim, a setting. */
  readonly trials: readonly number[];
  readonly batches: readonly Batch[];
  /** The cases of a batch, in order; undefined where the signal ended the training. */
  readonly make: (batch: Batch, options: MakeOptions) => Promise<readonly SettingCase[] | undefined>;
  /** Judges a batch by itself, where cases are not all there is to it; a part a claim. */
  readonly judge?: (
    claims: readonly Claim[],
    batch: Batch,
    options: MakeOptions,
  ) => Promise<RowPart[] | undefined>;
}

export interface CaseWorldOptions {
  readonly settings: number;
  readonly seed: number;
  readonly design: SequentialDesign;
}

/** The first setting, with all images, is the slow one: it gets few of the trials where there are others. */
function spread(trials: number, settings: number): number[] {
  const first = settings > 1 ? Math.min(20, Math.ceil(trials / settings)) : trials;
  const share = (i: number) => Math.floor(((trials - first) * i) / (settings - 1));
  return [first, ...Array.from({length: settings - 1}, (_, i) => share(i + 1) - share(i))];
}

/** Worlds of real digits; the first setting has all 70,000 images. */
export function digitsWorld({settings: count, seed, design}: CaseWorldOptions): CaseWorld {
  const settings = imageSettings(seed, count, design.nu);
  return {
    label: 'digits',
    exact: false,
    trials: spread(design.trials, count),
    batches: settings.map((_, i) => ({from: i, to: i + 1})),
    make: async ({from, to}) =>
      settings.slice(from, to).map((setting) => ({setting, case: digitsCase(setting)})),
  };
}

export interface TrainedWorldOptions extends CaseWorldOptions {
  readonly scenario: Scenario;
  /** Where the inputs come from. */
  readonly source: 'teacher' | 'images';
  /** Teacher worlds: two draws from a pool of 32 points are few enough to enumerate. */
  readonly exact: boolean;
}

interface Trainable {
  readonly architecture: Architecture;
  readonly training: {readonly batchSize: number};
}

function trained<S extends Trainable>(
  settings: readonly S[],
  train: (
    backend: Backend,
    batch: readonly S[],
    options: {signal?: AbortSignal},
  ) => AsyncIterable<readonly SettingCase[]>,
): Pick<CaseWorld, 'batches' | 'make'> {
  return {
    batches: equalShapes(settings),
    async make({from, to}, {backend, signal}) {
      if (!backend) throw inputError('trainedWorld', 'backend', 'a TensorFlow backend', backend);
      const made: SettingCase[] = [];
      for await (const batch of train(backend, settings.slice(from, to), signal ? {signal} : {}))
        made.push(...batch.map(({setting, case: c}) => ({setting, case: c})));
      return signal?.aborted ? undefined : made;
    },
  };
}

/** Worlds with encoders trained in batches of one architecture. */
export function trainedWorld(options: TrainedWorldOptions): CaseWorld {
  const {scenario, source, settings: count, seed, design} = options;
  const exact = options.exact && source === 'teacher';
  const share = (i: number) => Math.floor((design.trials * i) / count);
  const shared = {exact, trials: Array.from({length: count}, (_, i) => share(i + 1) - share(i))};
  if (source === 'images') {
    const settings = randomImageSettings(scenario, seed, count, design.nu);
    return {label: `trained ${scenario}, digits`, ...shared, ...trained(settings, trainImages)};
  }
  const settings = variedTeachers(scenario, seed, count, design.nu);
  return {
    label: exact ? `trained ${scenario}, n = 2` : `trained ${scenario}`,
    ...shared,
    ...trained(exact ? settings.map((setting) => ({...setting, n: 2})) : settings, trainTeachers),
  };
}
