/**
 * Whether RadReg helps: accuracy after fine-tuning on real digits (1, 4, 7, 9 against the rest), none / L2 / RadReg, several
 * strengths, labelled sizes, linear and full fine-tuning. Arms of a seed share images, masks, start, batches and signs, so
 * that differences against `none` are paired; the decoder is kept in the same ball in all arms.
 */
import {isDeepStrictEqual} from 'node:util';
import {
  type FineTuneCase,
  fineTune,
  linearRademacher,
  type Pretrained,
  pretrain,
  type RadRegCase,
  rademacherSigns,
  radReg,
  represent,
} from '../../../models/index.ts';
import {positiveInteger} from '../../../theory/errors.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {
  boolean,
  extended,
  list,
  number,
  object,
  oneOf,
  type TypeOf,
  text,
  whole,
} from '../../files/schema.ts';
import {presetsOf} from '../../worlds/encoders/index.ts';
import {loadDigits} from '../../worlds/images/loadDigits.ts';
import {accuracy} from '../accuracy.ts';
import type {OptionsOf} from '../experiment.ts';
import {encoderFlag, encodersOf, listFlag, wholeFlag} from '../flags.ts';
import {type ImageSplit, imageSplit} from './imageSplit.ts';
import {labelCounts, linearHead, scaleOf} from './linearHead.ts';
import {studentInterval} from './studentInterval.ts';

export const MODES = ['linear', 'full'] as const;

export const benefitFlags = {
  encoder: encoderFlag,
  seeds: wholeFlag('seeds: images, masks, start, batches, signs', 5, 2),
  lambdas: listFlag('positive numbers', 'penalties of RadReg', [0.3, 3, 30]),
  l2: listFlag('positive numbers', 'penalties of L2', [0.001, 0.01]),
  sizes: listFlag('whole numbers', 'labelled sample sizes', [50, 200, 1000]),
  steps: wholeFlag('pretraining steps', 300),
  tuneSteps: wholeFlag('full fine-tuning steps', 80),
  images: wholeFlag('pretraining images', 1000, 1, 50_000),
  test: wholeFlag('test images', 1000, 1, 10_000),
};

export type BenefitOptions = OptionsOf<typeof benefitFlags>;

/** The strength is l2 or lambda; 0 for none. */
const arm = object({name: oneOf('none', 'L2', 'RadReg'), strength: number});
const cell = object({
  encoder: text,
  arm,
  mode: oneOf(...MODES),
  size: whole,
  /** One per seed. */
  accuracies: {...list(number), minItems: 1},
});
export const benefitSchema = object({
  cells: list(cell),
  /** What pretraining reached, per seed. */
  pretraining: list(object({encoder: text, arm, pretext: list(number), rademacher: list(number)})),
  /** Accuracy less that without a regulariser, with a 95% interval of its own; none where there is one seed. */
  differences: list(object({cell, mean: number, lo: extended, hi: extended})),
  complete: boolean,
});

export type BenefitReport = TypeOf<typeof benefitSchema>;
export type Arm = TypeOf<typeof arm>;
type Cell = TypeOf<typeof cell>;

/** Accuracy of each regularised cell less that of `none`, seed by seed; needs two seeds. */
export function differences(
  {cells}: Pick<BenefitReport, 'cells'>,
  alpha: number,
): BenefitReport['differences'] {
  return cells.flatMap((one) => {
    if (one.arm.name === 'none') return [];
    const {encoder, mode, size} = one;
    const base = cells.find(
      (other) =>
        other.arm.name === 'none' &&
        isDeepStrictEqual([other.encoder, other.mode, other.size], [encoder, mode, size]),
    )!;
    const values = one.accuracies.map((x, s) => x - base.accuracies[s]!);
    return values.length < 2 ? [] : [{cell: one, ...studentInterval(values, alpha)}];
  });
}

const UNLABELLED = 32;
const VECTORS = 16;
const DECODER_RADIUS = 6;
const BATCH = 32;
/** Work of a pretraining step against a fine-tuning step of one case, for the time left. */
const WEIGHT = {pretrain: 1, tune: 1};

function armsOf({lambdas, l2}: BenefitOptions): Arm[] {
  return [
    {name: 'none', strength: 0},
    ...l2.map((strength): Arm => ({name: 'L2', strength})),
    ...lambdas.map((strength): Arm => ({name: 'RadReg', strength})),
  ];
}

function pretrainCase(split: ImageSplit, {name, strength}: Arm, seed: number, steps: number): RadRegCase {
  return {
    ...split.pretraining,
    draws: split.draws,
    sample: split.sample,
    seed,
    steps,
    learningRate: 0.005,
    l2: name === 'L2' ? strength : 0,
    lambda: name === 'RadReg' ? strength : 0,
    headRadius: 1,
    decoderRadius: DECODER_RADIUS,
  };
}

async function encoderCells(
  encoder: EncoderKind,
  options: BenefitOptions,
  step: (work: number, at: string) => void,
) {
  const {backend, seeds, sizes, steps, tuneSteps, images, test, seed, signal} = options;
  const architecture = presetsOf(encoder).radReg;
  const arms = armsOf(options);
  const most = Math.max(...sizes);
  const range = (from: number, to: number) => Array.from({length: to - from}, (_, i) => from + i);
  const found = arms.map(() => sizes.map(() => MODES.map(() => [] as number[])));
  const reached = arms.map((): {pretext: number; rademacher: number}[] => []);
  const watch = signal ? {signal} : {};
  for (let s = 0; s < seeds && !signal?.aborted; s++) {
    const own = seed + s;
    const counts = {pretraining: images, unlabelled: UNLABELLED, labelled: most, test};
    const split = imageSplit(encoder, loadDigits(), counts, own);
    const pretrainOptions = {
      batchSize: BATCH,
      onStep: ({active}: {active: number}) =>
        step(WEIGHT.pretrain * active, `${encoder}, seed ${own}, pretraining`),
      ...watch,
    };
    const all = arms.map((arm) => pretrainCase(split, arm, own, steps));
    // At lambda = 0 RadReg is pretraining, bit for bit; without the term it costs half.
    const free = await pretrain(
      backend,
      architecture,
      all.filter(({lambda}) => lambda === 0),
      pretrainOptions,
    );
    const penalised = all.filter(({lambda}) => lambda > 0);
    const regularised =
      penalised.length === 0
        ? []
        : await radReg(backend, architecture, penalised, {...pretrainOptions, vectors: VECTORS});
    const trained: readonly Omit<Pretrained, 'curves'>[] = [...free, ...regularised];
    const tables = represent(
      backend,
      architecture,
      trained.map(({weights}) => ({...split.downstream, weights})),
    ).map(({rows, width, table}) => ({rows, columns: width, data: table}));
    const tested = labelCounts(split.labels, range(most, most + test));
    const cases = arms.flatMap((_, a) =>
      sizes.map((size): FineTuneCase => {
        const draws = range(0, size);
        const {weights} = trained[a]!;
        const headRadius = 64 / scaleOf(tables[a]!, draws);
        const labels = split.labels.subarray(0, size);
        return {
          ...split.downstream,
          draws,
          labels,
          headRadius,
          initial: weights,
          seed: own,
          steps: tuneSteps,
          learningRate: 0.005,
        };
      }),
    );
    const tuned = await fineTune(backend, architecture, cases, {
      batchSize: BATCH,
      onStep: ({active}) => step(WEIGHT.tune * active, `${encoder}, seed ${own}, fine-tuning`),
      ...watch,
    });
    if (signal?.aborted) break;
    for (const [a] of arms.entries()) {
      const {risk, table: own, width: d} = trained[a]!;
      const signs = rademacherSigns(seed + s, VECTORS, UNLABELLED);
      reached[a]!.push({pretext: risk, rademacher: linearRademacher(own, d, split.sample, signs, 1)});
      for (const [k, size] of sizes.entries()) {
        const theta = linearHead(tables[a]!, split.labels, range(0, size));
        found[a]![k]![0]!.push(accuracy(tested, tables[a]!, theta));
        const {rows, width, table, head} = tuned[a * sizes.length + k]!;
        found[a]![k]![1]!.push(accuracy(tested, {rows, columns: width, data: table}, head));
      }
      await new Promise(setImmediate);
    }
  }
  const cells = arms.flatMap((arm, a) =>
    sizes.flatMap((size, k) =>
      MODES.map((mode, m): Cell => ({encoder, arm, mode, size, accuracies: found[a]![k]![m]!})),
    ),
  );
  const pretraining = arms.map((arm, a) => ({
    encoder,
    arm,
    pretext: reached[a]!.map(({pretext}) => pretext),
    rademacher: reached[a]!.map(({rademacher}) => rademacher),
  }));
  return {cells, pretraining};
}

export async function benefit(options: BenefitOptions): Promise<BenefitReport> {
  const {encoder, seeds, sizes, steps, tuneSteps, signal} = options;
  for (const name of ['seeds', 'steps', 'tuneSteps', 'images', 'test'] as const)
    positiveInteger('benefit', name, options[name]);
  const encoders = encodersOf(encoder);
  const arms = armsOf(options).length;
  const each = arms * (WEIGHT.pretrain * steps + WEIGHT.tune * tuneSteps * sizes.length);
  let done = 0;
  const parts = [];
  for (const encoder of encoders) {
    parts.push(
      await encoderCells(encoder, options, (work, at) => {
        done += work;
        options.onProgress?.(done, encoders.length * seeds * each, at);
      }),
    );
  }
  const cells = parts.flatMap((part) => part.cells);
  return {
    cells,
    pretraining: parts.flatMap(({pretraining}) => pretraining),
    differences: differences({cells}, 0.05),
    complete: !signal?.aborted,
  };
}
