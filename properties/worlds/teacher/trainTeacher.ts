/** Trains the encoders of many teacher settings, architecture by architecture, as batches; gives a case for each. */
import {
  type Backend,
  encoderOf,
  initialWeights,
  type PretrainCase,
  type Pretrained,
  pretrain,
  type Representation,
  represent,
} from '../../../models/index.ts';
import {type Case, makeCase} from '../../../theory/case/case.ts';
import {pooledCase} from '../../../theory/case/pooledCase.ts';
import {drawPoints} from '../../../theory/laws/drawPoints.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {type TrainOptions, trainingBatches} from '../trainingBatches.ts';
import {type TeacherPool, teacherPool} from './teacherPool.ts';
import type {TeacherSetting} from './teacherSetting.ts';
import {onTokenGrid} from './tokenGrid.ts';

export interface TeacherCase {
  readonly setting: TeacherSetting;
  readonly case: Case;
  readonly world: TeacherPool;
  readonly trained: Pretrained;
}

/** N iid draws of pool points from U, and the labels-free part of the setting: what the encoder is trained on. */
export function teacherTrainingCase(
  setting: TeacherSetting,
  {pool, inputs, target}: TeacherPool,
): PretrainCase {
  const {architecture, seed, training} = setting;
  const {draws, steps, learningRate, l2, initialScale} = training;
  return {
    ...inputs,
    ...(encoderOf(architecture).tokens === undefined ? {targets: target.data} : {}),
    seed,
    steps,
    learningRate,
    l2,
    ...(initialScale === undefined ? {} : {initialScale}),
    draws: drawPoints(pool.U, draws, generator(seed).derive('pretraining draws')),
  };
}

/** Token rows of trained networks are rounded to this many binary places; float32 entries below 1 have 24. */
const TRAINED_PLACES = 30;

/** H = {trained h, teacher h°, h before training}: tables of the same width, so every member takes the heads of h. */
export function teacherCase(
  setting: TeacherSetting,
  world: TeacherPool,
  trained: Representation,
  untrained: Representation,
): Case {
  const {pool, rows, decoder} = world;
  const {loss, n, nu} = setting;
  const table = ({rows: points, width, table: data, tokens}: Representation): Matrix =>
    rows && tokens
      ? onTokenGrid(rows, points, tokens, width, TRAINED_PLACES)
      : {rows: points, columns: width, data};
  const representation = table(trained);
  const {reference, target} = rows ?? world;
  const heads = {kind: 'ball', radius: setting.radius} as const;
  const parts = {
    loss,
    representation,
    heads,
    reference,
    referenceHeads:
      setting.referenceRadius === setting.radius
        ? heads
        : ({kind: 'ball', radius: setting.referenceRadius} as const),
    family: [representation, reference, table(untrained)],
    target,
    decoder,
    n,
    nu,
  };
  return rows ? pooledCase(parts, rows, pool) : makeCase({...parts, pool});
}

/** All settings must have one architecture. */
async function trainBatch(
  backend: Backend,
  settings: readonly TeacherSetting[],
  options: TrainOptions,
): Promise<TeacherCase[]> {
  const {architecture, training} = settings[0]!;
  const worlds = settings.map((setting) => teacherPool(backend, setting));
  const cases = settings.map((setting, k) => teacherTrainingCase(setting, worlds[k]!));
  const trained = await pretrain(backend, architecture, cases, {
    batchSize: training.batchSize,
    ...(options.signal ? {signal: options.signal} : {}),
    onStep: ({step, steps}) => options.onStep?.(step, steps),
  });
  const before = represent(
    backend,
    architecture,
    cases.map((c) => ({...c, weights: initialWeights(architecture, c.seed, c.initialScale)})),
  );
  return settings.map((setting, k) => ({
    setting,
    world: worlds[k]!,
    trained: trained[k]!,
    case: teacherCase(setting, worlds[k]!, trained[k]!, before[k]!),
  }));
}

/** Consecutive settings of equal architecture and batch size train as one batch. */
export function trainTeachers(
  backend: Backend,
  settings: readonly TeacherSetting[],
  options: TrainOptions = {},
): AsyncGenerator<TeacherCase[]> {
  return trainingBatches(settings, options, (batch) => trainBatch(backend, batch, options));
}
