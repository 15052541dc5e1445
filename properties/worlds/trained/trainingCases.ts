import type {PretrainCase} from '../../../models/index.ts';
import {positiveInteger} from '../../../theory/errors.ts';
import {drawPoints} from '../../../theory/laws/draw.ts';
import {generator} from '../../../theory/laws/generator.ts';
import type {PoolWorld} from './poolWorld.ts';
import type {PoolSetting} from './setting.ts';

/**
 * What to train: the encoder under test on N iid draws of pool points from U, and a further member of H from the same start
 * on the whole pool where the setting asks for one. Labels play no part.
 */
export function trainingCases(
  {seed, training, reference}: PoolSetting,
  {pool, inputs, targets}: PoolWorld,
): [PretrainCase, ...PretrainCase[]] {
  const {steps, learningRate, l2, initialScale} = training;
  const draws = positiveInteger('trainingCases', 'training.draws', training.draws);
  const shared = {
    ...inputs,
    ...(targets ? {targets} : {}),
    ...(initialScale === undefined ? {} : {initialScale}),
    seed,
    learningRate,
    l2,
  };
  const random = generator(seed).derive('pretraining draws');
  const own = {...shared, steps, draws: drawPoints(pool.U, draws, random)};
  if (reference.kind !== 'bestMember' || reference.steps === 0) return [own];
  const all = Int32Array.from({length: pool.size}, (_, j) => j);
  return [own, {...shared, steps: reference.steps, draws: all}];
}
