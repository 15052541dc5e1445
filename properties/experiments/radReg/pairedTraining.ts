/**
 * Teacher worlds trained by RadReg with several penalties: same world, start, batches and signs for each, lambda = 0 the
 * first. S is 8 different points and D is n iid draws from T, both drawn after the pretraining draws and independently
 * of them and of each other; neither sees a label.
 */
import {type Backend, initialWeights, radReg, representationWidth} from '../../../models/index.ts';
import {type Case, makeCase} from '../../../theory/case/case.ts';
import {drawDistinct} from '../../../theory/laws/drawDistinct.ts';
import {drawPoints} from '../../../theory/laws/drawPoints.ts';
import type {Generator} from '../../../theory/laws/generator.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {teacherPool} from '../../worlds/teacher/teacherPool.ts';
import type {TeacherSetting} from '../../worlds/teacher/teacherSetting.ts';
import {teacherTrainingCase} from '../../worlds/teacher/trainTeacher.ts';

/** Signs over S are enumerated. */
export const UNLABELLED = 8;

/** Sign vectors of the regulariser in training; the terms reported average over all signs. */
const VECTORS = 16;

export interface PairedTables {
  readonly setting: TeacherSetting;
  /** The case with the table of lambda = 0 as h. */
  readonly case: Case;
  readonly S: readonly number[];
  readonly D: readonly number[];
  /** One table a penalty, in the order given. */
  readonly tables: readonly Matrix[];
}

/** Settings of one architecture, each with its own source of S and D. */
export async function pairedTraining(
  backend: Backend,
  items: readonly {readonly setting: TeacherSetting; readonly random: Generator}[],
  lambdas: readonly number[],
  signal?: AbortSignal,
): Promise<PairedTables[]> {
  const {architecture, training} = items[0]!.setting;
  const worlds = items.map(({setting}) => teacherPool(backend, setting));
  const samples = items.map(({setting, random}, k) => {
    const {pool} = worlds[k]!;
    return {
      S: Array.from(drawDistinct(pool.size, UNLABELLED, random)),
      D: Array.from(drawPoints(pool.T, setting.n, random)),
    };
  });
  const trained = await radReg(
    backend,
    architecture,
    items.flatMap(({setting}, k) =>
      lambdas.map((lambda) => ({
        ...teacherTrainingCase(setting, worlds[k]!),
        initial: initialWeights(architecture, setting.seed),
        lambda,
        sample: samples[k]!.S,
        headRadius: 1,
        // Twice what the teacher's own decoder needs.
        decoderRadius: 2 * Math.hypot(...worlds[k]!.decoder.data),
      })),
    ),
    {vectors: VECTORS, signs: 'fixed', batchSize: training.batchSize, ...(signal ? {signal} : {})},
  );
  const columns = representationWidth(architecture);
  return items.map(({setting}, k) => {
    const world = worlds[k]!;
    const tables = lambdas.map(
      (_, l): Matrix => ({
        rows: world.pool.size,
        columns,
        data: trained[k * lambdas.length + l]!.table,
      }),
    );
    const made = makeCase({
      pool: world.pool,
      loss: setting.loss,
      representation: tables[0]!,
      heads: {kind: 'ball', radius: setting.radius},
      reference: world.reference,
      referenceHeads: {kind: 'ball', radius: setting.referenceRadius},
      target: world.target,
      decoder: world.decoder,
      n: setting.n,
      nu: setting.nu,
    });
    return {setting, case: made, ...samples[k]!, tables};
  });
}
