import {
  type Backend,
  initialWeights,
  type Pretrained,
  pretrain,
  represent,
  type TrainingOptions,
} from '../../../models/index.ts';
import type {Case} from '../../../theory/case/case.ts';
import {encoderKey, type TrainOptions} from './equalShapes.ts';
import {type PoolWorld, poolWorld} from './poolWorld.ts';
import type {PoolSetting} from './setting.ts';
import {type Members, toCase} from './toCase.ts';
import {trainingCases} from './trainingCases.ts';

export interface TrainedCase {
  readonly setting: PoolSetting;
  readonly case: Case;
  readonly world: PoolWorld;
  readonly trained: Pretrained;
  /** The same network before training. */
  readonly untrained: Members[1];
}

/** How the trainer is called for a setting. */
export function trainerOptions({
  training: {batchSize, decay, earlyStop, inParts},
}: PoolSetting): TrainingOptions {
  return {
    batchSize,
    ...(decay ? {decay} : {}),
    ...(earlyStop ? {earlyStop} : {}),
    ...(inParts ? {inParts} : {}),
  };
}

/**
 * Trains the encoders of settings of equal shapes (`equalShapes`) as one batch, each encoder once however many settings
 * share it.
 *
 * @returns one case per setting; where the signal ended the training early, of what was reached
 */
export async function trainBatch(
  backend: Backend,
  settings: readonly PoolSetting[],
  options: TrainOptions = {},
): Promise<TrainedCase[]> {
  const {architecture} = settings[0]!;
  const firsts = new Map<string, {setting: PoolSetting; world: PoolWorld}>();
  for (const setting of settings) {
    const key = encoderKey(setting);
    if (!firsts.has(key)) firsts.set(key, {setting, world: poolWorld(backend, setting)});
  }
  const jobs = [...firsts.values()].map(({setting, world}) => trainingCases(setting, world));
  const trained = await pretrain(backend, architecture, jobs.flat(), {
    ...trainerOptions(settings[0]!),
    ...(options.signal ? {signal: options.signal} : {}),
    ...(options.onStep ? {onStep: ({step, steps}) => options.onStep?.(step, steps), reportEvery: 50} : {}),
  });
  const before = represent(
    backend,
    architecture,
    jobs.map(([own]) => ({...own, weights: initialWeights(architecture, own.seed, own.initialScale)})),
  );
  let at = 0;
  const members = new Map<string, Members & readonly [Pretrained, ...unknown[]]>();
  for (const [k, key] of [...firsts.keys()].entries()) {
    const [own, ...more] = trained.slice(at, at + jobs[k]!.length);
    at += jobs[k]!.length;
    members.set(key, [own!, before[k]!, ...more]);
  }
  return settings.map((setting) => {
    const key = encoderKey(setting);
    const first = firsts.get(key)!;
    const own = members.get(key)!;
    const world = first.setting === setting ? first.world : poolWorld(backend, setting, first.world);
    return {setting, world, trained: own[0], untrained: own[1], case: toCase(setting, world, own)};
  });
}
