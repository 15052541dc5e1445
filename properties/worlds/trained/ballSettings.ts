import {encoderOf} from '../../../models/encoders/index.ts';
import type {MaskLaw} from '../../../models/maskLaw.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import {realData} from '../data/realData.ts';
import {presetsOf} from '../encoders/index.ts';
import {mildShift, randomShift} from '../shifts/randomShift.ts';
import type {ShiftedWorld} from '../shifts/shiftKind.ts';
import {BATCH, pick, type RandomOptions} from './plainSettings.ts';
import type {BallSetting} from './setting.ts';
import {shapeOf, shiftedWorld, type TrainedWorld, trainedOn} from './trainedWorlds.ts';

/** The last of so many settings is drawn more widely. */
const RUN = 5;

/** A shift, and draws of both kinds: few and large ones, or so many and so small that the bound can say something. */
function drawsOf(random: Generator, wide: boolean, world: ShiftedWorld) {
  if (!wide) {
    const plentiful = random.derive('plentiful');
    return {
      shift: mildShift(plentiful, world),
      draws: pick(plentiful, [1e9, 1e12, 1e12, 2 ** 50]),
      n: pick(plentiful, [1e5, 1e6, 1e8]),
    };
  }
  const few = random.derive('few');
  return {
    shift: randomShift(few, world),
    draws: pick(few, [10, 1e3, 1e6, 1e9]),
    n: pick(few, [10, 1e3, 1e5]),
  };
}

/**
 * Seeded random settings for claims from end to end; setting i depends on the world, the seed and i alone. On images every
 * other setting has targets and labels of a teacher in the ball: what a network leaves of real ones outweighs any task.
 */
export function ballSettings(world: TrainedWorld, {seed, count, nu = 0.1}: RandomOptions): BallSetting[] {
  const {encoder, data} = trainedOn(world);
  const kinds = presetsOf(encoder, 'ballSettings').inBall[shapeOf(data)];
  const real = data === 'mixture' ? undefined : realData(data);
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(
      `end to end ${real ? (data === 'digits' ? 'images' : data) : 'teacher'} ${encoder} ${i}`,
    );
    const any = <T>(list: readonly T[]): T => pick(random, list);
    const own = real && i % 2 === 0;
    const architecture = kinds[Math.floor(i / BATCH) % kinds.length]!;
    const components = real ? real.classes.length : 2 + random.integer(2);
    // A power of two, so that means over K are exact.
    const masks: MaskLaw | undefined =
      encoderOf(architecture).tokens !== undefined ? {kind: 'count', count: any([1, 1, 2])} : undefined;
    const head = {
      kind: 'head',
      rotation: any([0, 0, Math.PI / 8, Math.PI / 2]),
      noise: any([0, 0, 1 / 16]),
      uncentred: true,
    } as const;
    const positive = any([
      [0, 1, 2, 3, 4],
      [1, 3, 5, 7, 9],
    ]);
    const {shift, draws, n} = drawsOf(random, i % RUN === RUN - 1, shiftedWorld(data, components));
    const [initialScale, radius] = [any([0.5, 0.75]), any([0.25, 0.5])];
    const distance = any([0.5, 0.75, 0.9375]);
    return {
      family: 'trained',
      architecture,
      data: real ? real.items(60, real.classes) : {kind: 'mixture', points: 16, components},
      ...(masks ? {masks} : {}),
      reference: own ? {kind: 'trainedOnU'} : {kind: 'teacherInBall', distance},
      task: own ? {kind: 'groups', positive} : head,
      shift,
      ball: {initialScale, radius, keep: any(['projection', 'projection', 'union'] as const)},
      training: {
        draws,
        steps: real ? 100 : 150,
        learningRate: 0.02,
      },
      loss: any(['hinge', 'logistic', 'squared'] as const),
      referenceRadius: any([0.5, 1, 2]),
      n,
      nu: nu / 2,
      nuPretraining: nu / 2,
      seed: random.integer(2 ** 31),
    };
  });
}
