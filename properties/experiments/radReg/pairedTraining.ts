/**
 * Teacher worlds trained by RadReg with several penalties: same world, start, batches and signs for each, lambda = 0 the
 * first. S is 8 different points and D is n iid draws from T, both drawn after the pretraining draws and independently
 * of them and of each other; neither sees a label.
 */
import {type Backend, initialWeights, radReg} from '../../../models/index.ts';
import type {Case} from '../../../theory/case/case.ts';
import {drawDistinct, drawPoints} from '../../../theory/laws/draw.ts';
import type {Generator} from '../../../theory/laws/generator.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {poolWorld} from '../../worlds/trained/poolWorld.ts';
import type {PoolSetting} from '../../worlds/trained/setting.ts';
import {toCase} from '../../worlds/trained/toCase.ts';
import {trainingCases} from '../../worlds/trained/trainingCases.ts';

/** Signs over S are enumerated. */
export const UNLABELLED = 8;

/** Sign vectors of the regulariser in training; the terms reported average over all signs. */
const VECTORS = 16;

export interface PairedTables {
  readonly setting: PoolSetting;
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
  items: readonly {readonly setting: PoolSetting; readonly random: Generator}[],
  lambdas: readonly number[],
  signal?: AbortSignal,
): Promise<PairedTables[]> {
  const {architecture, training} = items[0]!.setting;
  const worlds = items.map(({setting}) => poolWorld(backend, setting));
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
        ...trainingCases(setting, worlds[k]!)[0],
        initial: initialWeights(architecture, setting.seed),
        lambda,
        sample: samples[k]!.S,
        headRadius: 1,
        // Twice what the teacher's own decoder needs.
        decoderRadius: 2 * Math.hypot(...worlds[k]!.teacher!.decoder.data),
      })),
    ),
    {vectors: VECTORS, signs: 'fixed', batchSize: training.batchSize, ...(signal ? {signal} : {})},
  );
  return items.map(({setting}, k) => {
    const own = trained.slice(k * lambdas.length, (k + 1) * lambdas.length);
    const tables = own.map(({rows, width, table}): Matrix => ({rows, columns: width, data: table}));
    const made = toCase(setting, worlds[k]!, [own[0]!, own[0]!]);
    return {setting, case: made, ...samples[k]!, tables};
  });
}
