import {type Command, Option} from 'commander';
import {
  type BackendChoice,
  backendNames,
  encoderOf,
  loadWeights,
  saveWeights,
  selectBackend,
} from '../models/index.ts';
import {trainingOf} from '../properties/experiments/trainDocument.ts';
import {trainOne} from '../properties/experiments/trainOne.ts';
import {jsonText} from '../properties/files/jsonText.ts';
import {SHIFT_KINDS} from '../properties/worlds/shifts/registry.ts';
import {TRAINED_WORLDS, trainedOn} from '../properties/worlds/trained/trainedWorlds.ts';
import {inputError} from '../theory/errors.ts';
import {interruptSignal} from './interrupt.ts';
import {atLeast, digitList, oneOf, probability, wholeNumber} from './options.ts';
import {progressLine} from './progress.ts';
import {trainReport} from './trainReport.ts';
import {type SettingFlags, SHAPE_FLAGS, settingOf} from './trainSetting.ts';

interface TrainFlags extends SettingFlags {
  readonly optimizer: 'adam' | 'sgd';
  readonly radreg?: number;
  readonly radregSample: number;
  readonly decoderRadius?: number;
  readonly fullFineTuning?: number;
  readonly fullRate: number;
  readonly linear?: boolean;
  readonly load?: string;
  readonly save?: string;
  readonly backend?: BackendChoice;
  readonly json?: boolean;
}

async function startingWeights(flags: TrainFlags, command: Command) {
  if (!flags.load) return undefined;
  const given = SHAPE_FLAGS.filter((name) => command.getOptionValueSource(name) === 'cli');
  if (given.length > 0)
    throw inputError('train', `--${given[0]}`, 'nothing: loaded weights bring their shape', 'a value');
  const weights = await loadWeights(flags.load);
  const {kind} = weights.architecture;
  if (trainedOn(flags.world).encoder !== kind)
    throw inputError(
      'train',
      '--world',
      `a world of a ${kind} encoder, what ${flags.load} holds`,
      flags.world,
    );
  return weights;
}

async function train(flags: TrainFlags, command: Command): Promise<void> {
  const initial = await startingWeights(flags, command);
  const setting = settingOf(flags, initial?.architecture);
  const backend = await selectBackend(flags.backend);
  const progress = progressLine(flags.json === true);
  const signal = interruptSignal();
  const {architecture: a} = setting;
  const {radreg: lambda, radregSample: sample, decoderRadius, fullFineTuning: steps} = flags;
  const done = await trainOne(backend, setting, {
    optimizer: flags.optimizer,
    ...(initial ? {initial} : {}),
    ...(lambda === undefined
      ? {}
      : {
          radReg: {
            lambda,
            sample,
            // What random weights start with, on average.
            decoderRadius: decoderRadius ?? Math.sqrt(encoderOf(a, 'train').outputs),
          },
        }),
    ...(steps === undefined ? {} : {fullFineTuning: {steps, learningRate: flags.fullRate}}),
    ...(flags.linear ? {linearPredictor: true} : {}),
    signal,
    onStep: (step, of, at) => progress.update(step, of, at),
  });
  progress.clear();
  if (flags.save) {
    await saveWeights(flags.save, done.weights, {
      setting: JSON.stringify(setting),
      backend: `${backend.name} ${backend.version}`,
    });
  }
  process.stdout.write(
    flags.json ? jsonText(trainingOf(done)) : trainReport(done, process.stdout.columns || 100),
  );
  if (flags.save && !flags.json) process.stdout.write(`weights: ${flags.save}\n`);
}

export function addTrain(program: Command): void {
  const whole = (flag: string, text: string, least: number, value?: number) =>
    new Option(flag, text).argParser(wholeNumber(least)).default(value);
  const number = (flag: string, text: string, least: number, value?: number) =>
    new Option(flag, text).argParser(atLeast(least)).default(value);
  const choice = <T extends string>(flag: string, text: string, list: readonly T[], value?: T) =>
    new Option(flag, text).choices(list).default(value);
  const options = [
    choice(
      '--world <name>',
      'as of `check`: kind of encoder, on a teacher or on digits',
      TRAINED_WORLDS,
      'context',
    ),
    choice('--activation <a>', 'of the encoder', ['relu', 'tanh', 'leaky'], 'relu'),
    whole('--width <d>', 'length of h', 1),
    whole('--hidden <w>', 'width of the layers before the last, or of the feed-forward part', 1),
    whole('--depth <L>', 'layers of an encoder without tokens', 1, 2),
    whole('--blocks <b>', 'transformer blocks of a masked autoencoder', 1, 1),
    whole('--heads <k>', 'attention heads', 1, 2),
    new Option('--side <px>', 'pixels a side; default 14 without tokens, 28 with tokens').argParser((text) =>
      Number(oneOf('14', '28')(text)),
    ),
    whole('--grid <g>', 'patches a side of an image', 1, 4),
    new Option('--mask-ratio <r>', 'share of the tokens that is masked').argParser(probability).default(0.5),
    whole('--points <M>', 'points of the pool (images of digits); default 32, on digits 1000', 2),
    new Option('--positive <digits>', 'digits labelled +1').argParser(digitList).default([0, 1, 2, 3, 4]),
    number('--rotation <degrees>', 'turns the labels out of the span of a teacher', 0, 0),
    number('--noise <p>', 'share of flipped labels in a teacher world', 0, 0),
    new Option(
      '--shift <spec...>',
      `of T, kind:strength[:group], kind ${SHIFT_KINDS.join(' | ')}; group: a digit or component`,
    ),
    whole('--draws <N>', 'pretraining draws', 1, 500),
    whole('--steps <n>', 'pretraining steps', 0, 300),
    number('--rate <r>', 'learning rate', 0, 0.01),
    whole('--batch <n>', 'draws a step', 1, 32),
    choice('--optimizer <o>', 'of pretraining', ['adam', 'sgd'], 'adam'),
    number('--l2 <lambda>', 'penalty (lambda/2) |parameters|^2', 0, 0),
    whole(
      '--reference-steps <n>',
      'of the reference encoder on digits, trained on the whole pool, 0 for none; default twice --steps',
      0,
    ),
    number('--radreg <lambda>', 'Rademacher regularisation', 0),
    whole('--radreg-sample <n>', 'unlabelled draws that it is computed on', 1, 64),
    number('--decoder-radius <r>', 'its limit on |W|_F; default the root of the target length', 0),
    choice('--loss <l>', 'of the head', ['logistic', 'hinge', 'squared'], 'logistic'),
    number('--radius <R>', 'of heads on h; default 2, on digits 10', 0),
    number('--reference-radius <R0>', 'of heads on the reference; default R', 0),
    whole('--labelled <n>', 'labelled draws for fine-tuning', 1, 200),
    new Option('--nu <nu>', 'allowed share of samples that violate the bound')
      .argParser(probability)
      .default(0.05),
    whole('--full-fine-tuning <steps>', 'also fine-tune encoder and head together', 1),
    number('--full-rate <r>', 'its learning rate', 0, 0.003),
    new Option('--linear', 'also the best linear predictor of the pretext; some seconds on whole images'),
    new Option('--load <file>', 'start from saved weights'),
    new Option('--save <file>', 'write the trained weights, safetensors'),
    choice('--backend <name>', 'training backend', ['auto', ...backendNames]),
    whole('--seed <s>', 'of world, weights, batches and sample', 0, 1),
    new Option('--json', 'one JSON document on standard output'),
  ];
  const command = program
    .command('train')
    .description('train one setting; print loss curves, the terms of the bound and the measured excess risk');
  for (const option of options) command.addOption(option);
  command.action(train);
}
