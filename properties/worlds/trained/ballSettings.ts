import {encoderOf} from '../../../models/encoders/index.ts';
import type {MaskLaw} from '../../../models/maskLaw.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {realData} from '../data/realData.ts';
import {presetsOf} from '../encoders/index.ts';
import {randomShift} from '../shifts/randomShift.ts';
import {BATCH, type RandomOptions} from './poolSettings.ts';
import type {BallSetting} from './setting.ts';
import {shapeOf, shiftedWorld, type TrainedWorld, trainedOn} from './trainedWorlds.ts';

/** Seeded random settings for claims from end to end; setting i depends on the world, the seed and i alone. */
export function ballSettings(world: TrainedWorld, {seed, count, nu = 0.1}: RandomOptions): BallSetting[] {
  const {encoder, data} = trainedOn(world);
  const kinds = presetsOf(encoder, 'ballSettings').inBall[shapeOf(data)];
  const real = data === 'mixture' ? undefined : realData(data);
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(
      `end to end ${real ? (data === 'digits' ? 'images' : data) : 'teacher'} ${encoder} ${i}`,
    );
    const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]!;
    const architecture = kinds[Math.floor(i / BATCH) % kinds.length]!;
    const components = real ? real.classes.length : 2 + random.integer(2);
    // A power of two, so that means over K are exact.
    const masks: MaskLaw | undefined =
      encoderOf(architecture).tokens !== undefined ? {kind: 'count', count: pick([1, 1, 2])} : undefined;
    const head = {
      kind: 'head',
      rotation: pick([0, 0, Math.PI / 8, Math.PI / 2]),
      noise: pick([0, 0, 1 / 16]),
      uncentred: true,
    } as const;
    const positive = pick([
      [0, 1, 2, 3, 4],
      [1, 3, 5, 7, 9],
    ]);
    const shift = randomShift(random, shiftedWorld(data, components));
    const [initialScale, radius] = [pick([0.5, 0.75]), pick([0.25, 0.5])];
    const distance = pick([0.5, 0.75, 0.9375]);
    return {
      family: 'trained',
      architecture,
      data: real ? real.items(60, real.classes) : {kind: 'mixture', points: 16, components},
      ...(masks ? {masks} : {}),
      reference: real ? {kind: 'trainedOnU'} : {kind: 'teacherInBall', distance},
      task: real ? {kind: 'groups', positive} : head,
      shift,
      ball: {initialScale, radius, keep: pick(['projection', 'projection', 'union'] as const)},
      training: {
        draws: pick([10, 1e3, 1e6, 1e9, 1e12]),
        steps: real ? 100 : 150,
        learningRate: 0.02,
      },
      loss: pick(['hinge', 'logistic', 'squared'] as const),
      referenceRadius: pick([0.5, 1, 2]),
      n: pick([10, 1e3, 1e5, 1e8]),
      nu: nu / 2,
      nuPretraining: nu / 2,
      seed: random.integer(2 ** 31),
    };
  });
}
