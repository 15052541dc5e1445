/**
 * Image worlds: digits, whose pretext nothing realises. The reference is a network of the ball that was trained once, on U
 * itself and before any draw; what it loses there stays in the bound.
 */
import {type Backend, encoderOf, pretrain} from '../../../models/index.ts';
import {pointMass} from '../../../theory/laws/pool.ts';
import {trainedImagePool} from '../trainedImages/trainedImagePool.ts';
import type {TrainedImageSetting} from '../trainedImages/trainedImageSetting.ts';
import type {TrainOptions} from '../trainingBatches.ts';
import {endToEndTrainingCase} from './pretrainEndToEnd.ts';
import type {TrainedEndToEndSetting} from './trainedSetting.ts';
import {startingPoint, type WorldData} from './trainedWorld.ts';

function imageSetting(s: TrainedEndToEndSetting): TrainedImageSetting {
  const {architecture, points, masked = 1, positive, shift, steps, learningRate, n, nu, seed} = s;
  return {
    family: 'trainedImages',
    architecture,
    images: points,
    ...(encoderOf(architecture).tokens ? {masks: {law: {kind: 'count', count: masked}, each: 1}} : {}),
    classes: Array.from({length: s.components}, (_, digit) => digit),
    positive,
    shift,
    // Of this world only the pool is used.
    training: {draws: 1, steps, learningRate, batchSize: points, l2: 0, referenceSteps: 0},
    loss: s.loss,
    radius: s.referenceRadius,
    referenceRadius: s.referenceRadius,
    n: Math.min(n, 1000),
    nu,
    seed,
  };
}

/** All settings must have one architecture. */
export async function imageEndToEnd(
  backend: Backend,
  settings: readonly TrainedEndToEndSetting[],
  {signal}: TrainOptions = {},
): Promise<WorldData[]> {
  const worlds = settings.map((setting) => {
    const {pool, inputs, targets} = trainedImagePool(imageSetting(setting));
    return {
      pool,
      inputs,
      ...(targets ? {targets: Float64Array.from(targets)} : {}),
      initial: startingPoint(setting),
    };
  });
  const cases = worlds.map((world, k) => {
    const counts = Float64Array.from({length: world.pool.size}, (_, j) => pointMass(world.pool.U, j));
    // A reference must be in the ball, whatever becomes of trained networks.
    const setting = {...settings[k]!, keep: 'projection'} as const;
    return endToEndTrainingCase({...world, setting}, counts);
  });
  const trained = await pretrain(backend, settings[0]!.architecture, cases, signal ? {signal} : {});
  return worlds.map((world, k) => ({...world, reference: trained[k]!.weights}));
}
