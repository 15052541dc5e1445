/** Seeded random settings of trained image worlds: label groups, a shift of T, training sizes, heads, loss. */
import {encoderOf} from '../../../models/encoders/index.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {presetsOf} from '../encoders/index.ts';
import {DIGIT_GROUPS, randomPositives} from '../images/imageSettings.ts';
import {randomShift} from '../shifts/randomShift.ts';
import type {Scenario} from '../teacher/teacherSetting.ts';
import type {TrainedImageSetting} from './trainedImageSetting.ts';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Settings are grouped so that one training call, of one architecture, makes many of them. */
export const IMAGE_BATCH = 5;

export function randomImageSettings(
  scenario: Scenario,
  seed: number,
  count: number,
  nu = 0.1,
): TrainedImageSetting[] {
  const kinds = presetsOf(scenario, 'randomImageSettings').images;
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(`trained images ${scenario} ${i}`);
    const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]!;
    const architecture = kinds[Math.floor(i / IMAGE_BATCH) % kinds.length]!;
    const referenceRadius = pick([0.5, 1, 2]);
    return {
      family: 'trainedImages',
      architecture,
      images: pick([200, 300]),
      ...(encoderOf(architecture).tokens !== undefined
        ? {masks: {law: {kind: 'count', count: pick([4, 8, 12])} as const, each: pick([1, 2])}}
        : {}),
      classes: DIGITS,
      positive: randomPositives(random),
      shift: randomShift(random, DIGIT_GROUPS),
      training: {
        draws: pick([30, 100, 300]),
        steps: 60,
        learningRate: 0.01,
        batchSize: 16,
        l2: 0,
        referenceSteps: 120,
      },
      loss: pick(['hinge', 'logistic', 'squared'] as const),
      radius: referenceRadius * pick([1, 2, 8]),
      referenceRadius,
      n: 8 + random.integer(9),
      nu,
      seed: random.integer(2 ** 31),
    };
  });
}
