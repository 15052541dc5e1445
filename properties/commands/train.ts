import {
  type Backend,
  encoderOf,
  encodeWeights,
  loadWeights,
  selectBackend,
  type Weights,
} from '../../models/index.ts';
import {inputError} from '../../theory/errors.ts';
import type {FineTuning} from '../experiments/fineTuneDocument.ts';
import {type Training, trainingOf} from '../experiments/trainDocument.ts';
import {type TrainedOne, trainOne} from '../experiments/trainOne.ts';
import {keptNextTo} from '../files/trainingJournal.ts';
import {checkWritable, resultPath, writeFileAtomic} from '../files/writeFileAtomic.ts';
import {type TrainableWorld, trainableOn} from '../worlds/trained/trainedWorlds.ts';
import {fineTuned} from './fineTune.ts';
import {settle} from './settle.ts';
import {type GivenWorld, isGiven, type TrainOptions, trainOptions} from './trainOptions.ts';
import {SHAPE_OPTIONS, settingOf, type TrainSettings} from './trainSetting.ts';

async function startingWeights(
  options: TrainOptions,
  {load, world}: TrainSettings,
  named: (option: string) => string,
): Promise<Weights | undefined> {
  if (load === undefined) return undefined;
  const given = SHAPE_OPTIONS.find((name) => options[name] !== undefined);
  if (given)
    throw inputError('train', named(given), 'nothing: loaded weights bring their shape', options[given]);
  const weights = await loadWeights(load);
  const {kind} = weights.architecture;
  if (trainableOn(world).encoder !== kind)
    throw inputError('train', named('world'), `a world of a ${kind} encoder, what ${load} holds`, world);
  return weights;
}

/**
 * What `train` comes to, with its weights.
 * @param named how an option is called in error messages
 * @param onTrained is told before the weights are written, so that a full disk takes no result with it
 */
export async function trained(
  options: TrainOptions,
  named: (option: string) => string = (option) => option,
  onTrained: (done: TrainedOne) => void = () => {},
): Promise<TrainedOne & {readonly complete: boolean; readonly saved?: string}> {
  const settings = settle('train', trainOptions, options);
  const {optimizer, radreg: lambda, radregSample: sample, fullFineTuning: steps, save} = settings;
  if (settings.resume && !(save ?? settings.embeddings))
    throw inputError(
      'train',
      named('save'),
      `a file, which ${named('resume')} needs: what is gone on with is next to it`,
      save,
    );
  for (const file of [save, settings.embeddings]) if (file !== undefined) await checkWritable(file);
  const initial = await startingWeights(options, settings, named);
  const setting = settingOf(settings, initial?.architecture, named);
  const backend = await selectBackend(settings.backend);
  // What random weights start with, on average.
  const {decoderRadius = Math.sqrt(encoderOf(setting.architecture, 'train').outputs)} = settings;
  let embeddings: Uint8Array | undefined;
  // It brings a library that writes archives.
  const writer = settings.embeddings ? await import('../certify/embeddingsFile.ts') : undefined;
  const plan = {
    optimizer,
    ...(lambda === undefined ? {} : {radReg: {lambda, sample, decoderRadius}}),
    ...(steps === undefined ? {} : {fullFineTuning: {steps, learningRate: settings.fullRate}}),
  };
  const work = async (on: Backend) => {
    const done = await trainOne(on, setting, {
      ...plan,
      ...(initial ? {initial} : {}),
      ...(settings.signal ? {signal: settings.signal} : {}),
      ...(settings.onStep ? {onStep: settings.onStep} : {}),
      ...(writer
        ? {
            onSample: (...parts) => {
              embeddings = writer.embeddingsBytes(...parts);
            },
          }
        : {}),
    });
    // Once and for all: what is written and the exit code go by it, whatever signal comes while files are written.
    const complete = !settings.signal?.aborted;
    onTrained(done);
    if (embeddings && settings.embeddings)
      await writeFileAtomic(await resultPath(settings.embeddings, complete), embeddings);
    if (save === undefined) return {...done, complete};
    const notes = {setting: JSON.stringify(setting), backend: `${backend.name} ${backend.version}`};
    const saved = await resultPath(save, complete);
    await writeFileAtomic(saved, encodeWeights(done.weights, notes));
    return {...done, complete, saved};
  };
  const result = save ?? settings.embeddings;
  return result === undefined
    ? work(backend)
    : keptNextTo(result, {what: {setting, plan}, resume: settings.resume}, backend, work);
}

/**
 * Trains one setting, as `transferbound train` does: pretrains an encoder, fits a head on fresh labels, and evaluates the
 * terms of the main theorem beside the measured excess risk.
 *
 * @returns plain data as `train --json` prints it: pretext losses, `accuracy`, loss `curves`, and `bounds` (the sharp and
 *   the published form, each with `lhs`, `rhs` and `terms` as intervals)
 *   On a world whose representation is given (`file:DIR`) nothing is pretrained: `bounds`, `accuracy` and the head alone
 * @throws InputError for options that are not what they should be or do not fit together, and for files of weights or of a
 *   world that are not what they should be
 * @example
 * ```ts
 * import {train} from 'transferbound';
 *
 * const {bounds = [], parameters} = await train({points: 8, draws: 20, steps: 5, labelled: 4});
 * bounds.map(({form, lhs, rhs}) => [form, lhs.hi <= rhs.lo]); // => [['sharp', true], ['published', true]]
 * parameters > 0; // => true
 * ```
 */
export function train(options: TrainOptions & {readonly world: GivenWorld}): Promise<FineTuning>;
export function train(options?: TrainOptions & {readonly world?: TrainableWorld}): Promise<Training>;
export async function train(options: TrainOptions = {}): Promise<Training | FineTuning> {
  const {world} = options;
  return isGiven(world)
    ? (await fineTuned({...options, world})).document
    : trainingOf(await trained(options));
}
