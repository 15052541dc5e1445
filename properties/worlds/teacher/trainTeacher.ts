/** Trains the encoders of many teacher settings, architecture by architecture, as batches; gives a case for each. */
import type {Backend} from '../../../models/backend.ts';
import {
  initialWeights,
  type Pretrained,
  pretrain,
  represent,
  representationWidth,
} from '../../../models/index.ts';
import {type Case, makeCase} from '../../../theory/case.ts';
import {generator} from '../../../theory/generator.ts';
import {pointMass} from '../../../theory/pool.ts';
import {type TeacherPool, teacherPool} from './teacherPool.ts';
import type {TeacherSetting} from './teacherSetting.ts';

export interface TeacherCase {
  readonly setting: TeacherSetting;
  readonly case: Case;
  readonly world: TeacherPool;
  readonly trained: Pretrained;
}

export interface TrainOptions {
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, of: number) => void;
}

/** N iid draws of pool points from U. */
function draws(setting: TeacherSetting, {pool}: TeacherPool): Int32Array {
  const random = generator(setting.seed).derive('pretraining draws');
  return Int32Array.from({length: setting.training.draws}, () => {
    let left = random.integer(pool.total);
    for (let j = 0; j < pool.size; j++) {
      left -= pointMass(pool.U, j);
      if (left < 0) return j;
    }
    return pool.size - 1;
  });
}

/** H = {trained h, teacher h°, h before training}: tables of the same width, so every member takes the heads of h. */
function toCase(
  setting: TeacherSetting,
  world: TeacherPool,
  trained: Pretrained,
  untrained: Float64Array,
): Case {
  const width = representationWidth(setting.architecture);
  const representation = {rows: setting.points, columns: width, data: trained.table};
  const heads = {kind: 'ball', radius: setting.radius} as const;
  return makeCase({
    pool: world.pool,
    loss: setting.loss,
    representation,
    heads,
    reference: world.reference,
    referenceHeads:
      setting.referenceRadius === setting.radius ? heads : {kind: 'ball', radius: setting.referenceRadius},
    family: [representation, world.reference, {rows: setting.points, columns: width, data: untrained}],
    target: world.target,
    decoder: world.decoder,
    n: setting.n,
    nu: setting.nu,
  });
}

/** All settings must have one architecture. */
async function trainBatch(
  backend: Backend,
  settings: readonly TeacherSetting[],
  options: TrainOptions,
): Promise<TeacherCase[]> {
  const {architecture, training} = settings[0]!;
  const worlds = settings.map((setting) => teacherPool(backend, setting));
  const cases = settings.map((setting, k) => ({
    ...worlds[k]!.inputs,
    ...(architecture.kind === 'context' ? {targets: worlds[k]!.target.data} : {}),
    seed: setting.seed,
    steps: setting.training.steps,
    learningRate: setting.training.learningRate,
    l2: setting.training.l2,
    draws: draws(setting, worlds[k]!),
  }));
  const trained = await pretrain(backend, architecture, cases, {
    batchSize: training.batchSize,
    ...(options.signal ? {signal: options.signal} : {}),
    onStep: ({step, steps}) => options.onStep?.(step, steps),
  });
  const before = represent(
    backend,
    architecture,
    cases.map((c) => ({...c, weights: initialWeights(architecture, c.seed)})),
  );
  return settings.map((setting, k) => ({
    setting,
    world: worlds[k]!,
    trained: trained[k]!,
    case: toCase(setting, worlds[k]!, trained[k]!, before[k]!.table),
  }));
}

/** Consecutive settings of equal architecture and batch size train as one batch. */
export async function* trainTeachers(
  backend: Backend,
  settings: readonly TeacherSetting[],
  options: TrainOptions = {},
): AsyncGenerator<TeacherCase[]> {
  const key = (s: TeacherSetting) => JSON.stringify([s.architecture, s.training.batchSize]);
  for (let from = 0; from < settings.length && !options.signal?.aborted; ) {
    let to = from + 1;
    while (to < settings.length && key(settings[to]!) === key(settings[from]!)) to++;
    yield trainBatch(backend, settings.slice(from, to), options);
    from = to;
  }
}
