import {type Backend, initialWeights, type Pretrained, pretrain, represent} from '../../../models/index.ts';
import type {Case} from '../../../theory/case/case.ts';
import type {TrainOptions} from './equalShapes.ts';
import {type PoolWorld, poolWorld} from './poolWorld.ts';
import type {PoolSetting} from './setting.ts';
import {toCase} from './toCase.ts';
import {trainingCases} from './trainingCases.ts';

export interface TrainedCase {
  readonly setting: PoolSetting;
  readonly case: Case;
  readonly world: PoolWorld;
  readonly trained: Pretrained;
}

/**
 * Trains the encoders of settings of equal shapes (`equalShapes`) as one batch.
 *
 * @returns one case per setting; where the signal ended the training early, of what was reached
 */
export async function trainBatch(
  backend: Backend,
  settings: readonly PoolSetting[],
  options: TrainOptions = {},
): Promise<TrainedCase[]> {
  const {architecture, training} = settings[0]!;
  const worlds = settings.map((setting) => poolWorld(backend, setting));
  const jobs = settings.map((setting, k) => trainingCases(setting, worlds[k]!));
  const trained = await pretrain(backend, architecture, jobs.flat(), {
    batchSize: training.batchSize,
    ...(options.signal ? {signal: options.signal} : {}),
    onStep: ({step, steps}) => options.onStep?.(step, steps),
  });
  const before = represent(
    backend,
    architecture,
    jobs.map(([own]) => ({...own, weights: initialWeights(architecture, own.seed, own.initialScale)})),
  );
  let at = 0;
  return settings.map((setting, k) => {
    const [own, ...more] = trained.slice(at, at + jobs[k]!.length);
    at += jobs[k]!.length;
    const world = worlds[k]!;
    return {setting, world, trained: own!, case: toCase(setting, world, [own!, before[k]!, ...more])};
  });
}
