/** Seeded random settings of end-to-end worlds with trained networks. */
import {encoderOf} from '../../../models/encoders/index.ts';
import type {EncoderKind} from '../../../models/types.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {presetsOf} from '../encoders/index.ts';
import {randomShift} from '../shifts/randomShift.ts';
import type {TrainedEndToEndSetting} from './trainedSetting.ts';

/** Settings are grouped so that one training call, of one architecture, makes many of them. */
export const END_TO_END_BATCH = 25;

export function endToEndTrainedSettings(
  scenario: EncoderKind,
  source: 'teacher' | 'images',
  options: {readonly seed: number; readonly count: number; readonly nu: number},
): TrainedEndToEndSetting[] {
  const {seed, count, nu} = options;
  const kinds = presetsOf(scenario).endToEnd[source];
  const images = source === 'images';
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(`end to end ${source} ${scenario} ${i}`);
    const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]!;
    const architecture = kinds[Math.floor(i / END_TO_END_BATCH) % kinds.length]!;
    const components = images ? 10 : 2 + random.integer(2);
    return {
      family: 'endToEndTrained',
      source,
      architecture,
      points: images ? 60 : 16,
      ...(encoderOf(architecture).tokens ? {masked: pick([1, 1, 2])} : {}),
      components,
      rotation: pick([0, 0, Math.PI / 8, Math.PI / 2]),
      noise: pick([0, 0, 1 / 16]),
      positive: pick([
        [0, 1, 2, 3, 4],
        [1, 3, 5, 7, 9],
      ]),
      shift: randomShift(random, {groups: components, feature: images ? 'ink' : 'norm'}),
      initialScale: pick([0.5, 0.75]),
      radius: pick([0.25, 0.5]),
      teacherDistance: pick([0.5, 0.75, 0.9375]),
      keep: pick(['projection', 'projection', 'union'] as const),
      steps: images ? 100 : 150,
      learningRate: 0.02,
      draws: pick([10, 1e3, 1e6, 1e9, 1e12]),
      loss: pick(['hinge', 'logistic', 'squared'] as const),
      referenceRadius: pick([0.5, 1, 2]),
      n: pick([10, 1e3, 1e5, 1e8]),
      nu: nu / 2,
      nuPretraining: nu / 2,
      seed: random.integer(2 ** 31),
    };
  });
}
