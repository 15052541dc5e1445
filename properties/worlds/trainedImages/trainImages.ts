/** Trains the encoders of many image settings, architecture by architecture, as batches; gives a case for each. */
import {
  type Backend,
  initialWeights,
  type PretrainCase,
  type Pretrained,
  pretrain,
  type Representation,
  represent,
} from '../../../models/index.ts';
import {middle, sub, ZERO} from '../../../theory/arithmetic/interval.ts';
import {type Case, makeCase} from '../../../theory/case/case.ts';
import {drawPoints} from '../../../theory/laws/drawPoints.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {bestDecoder} from '../pretextRows.ts';
import {type TrainOptions, trainingBatches} from '../trainingBatches.ts';
import {type TrainedImagePool, trainedImagePool} from './trainedImagePool.ts';
import type {TrainedImageSetting} from './trainedImageSetting.ts';

export interface TrainedImageCase {
  readonly setting: TrainedImageSetting;
  readonly case: Case;
  readonly world: TrainedImagePool;
  readonly trained: Pretrained;
}

/** The encoder under test and, unless it has no steps, the reference: from the same start, on the whole pool. */
export function imageTrainingCases(setting: TrainedImageSetting, world: TrainedImagePool): PretrainCase[] {
  const {seed, training} = setting;
  const {draws, steps, referenceSteps, learningRate, l2} = training;
  const {pool, inputs, targets} = world;
  const shared = {...inputs, ...(targets ? {targets} : {}), seed, learningRate, l2};
  const random = generator(seed).derive('pretraining draws');
  const own = {...shared, steps, draws: drawPoints(pool.U, draws, random)};
  if (referenceSteps === 0) return [own];
  const all = Int32Array.from({length: pool.size}, (_, j) => j);
  return [own, {...shared, steps: referenceSteps, draws: all}];
}

/** H = {trained h, h before training, reference encoder if any}; h° is its member of least pretext loss under U. */
export function trainedImageCase(
  setting: TrainedImageSetting,
  {pool, rows}: TrainedImagePool,
  trained: Representation,
  untrained: Representation,
  reference?: Representation,
): Case {
  const members = [trained, untrained, ...(reference ? [reference] : [])].map((h) => {
    const table: Matrix = {rows: h.rows, columns: h.width, data: h.table};
    return {table, infimum: bestDecoder(rows, h).infimum};
  });
  const best = members.reduce((a, b) => (middle(b.infimum) < middle(a.infimum) ? b : a));
  const infima = new Map(members.map(({table, infimum}) => [table, infimum]));
  const {radius, referenceRadius, loss, n, nu} = setting;
  const heads = {kind: 'ball', radius} as const;
  return makeCase({
    pool,
    loss,
    representation: members[0]!.table,
    heads,
    reference: best.table,
    referenceHeads: referenceRadius === radius ? heads : {kind: 'ball', radius: referenceRadius},
    family: members.map(({table}) => table),
    pretextGap: (a, b) => (a === b ? ZERO : sub(infima.get(a)!, infima.get(b)!)),
    n,
    nu,
  });
}

/** All settings must have one architecture and batch size. */
async function trainBatch(
  backend: Backend,
  settings: readonly TrainedImageSetting[],
  options: TrainOptions,
): Promise<TrainedImageCase[]> {
  const {architecture, training} = settings[0]!;
  const worlds = settings.map((setting) => trainedImagePool(setting));
  const groups = settings.map((setting, k) => imageTrainingCases(setting, worlds[k]!));
  const cases = groups.flat();
  const trained = await pretrain(backend, architecture, cases, {
    batchSize: training.batchSize,
    ...(options.signal ? {signal: options.signal} : {}),
    onStep: ({step, steps}) => options.onStep?.(step, steps),
  });
  const starts = settings.map(({seed}, k) => ({
    ...worlds[k]!.inputs,
    weights: initialWeights(architecture, seed),
  }));
  const before = represent(backend, architecture, starts);
  let at = 0;
  return settings.map((setting, k) => {
    const [own, reference] = trained.slice(at, at + groups[k]!.length);
    at += groups[k]!.length;
    const made = trainedImageCase(setting, worlds[k]!, own!, before[k]!, reference);
    return {setting, world: worlds[k]!, trained: own!, case: made};
  });
}

/** Consecutive settings of equal architecture and batch size train as one batch. */
export function trainImages(
  backend: Backend,
  settings: readonly TrainedImageSetting[],
  options: TrainOptions = {},
): AsyncGenerator<TrainedImageCase[]> {
  return trainingBatches(settings, options, (batch) => trainBatch(backend, batch, options));
}
