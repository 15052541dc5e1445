/** Seeded random settings of trained image worlds: label groups, a shift of T, training sizes, heads, loss. */
import type {Architecture} from '../../../models/types.ts';
import {inputError} from '../../../theory/errors.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {DIGIT_GROUPS, randomPositives} from '../images/imageSettings.ts';
import {randomShift} from '../shifts/randomShift.ts';
import type {Scenario} from '../teacher/teacherSetting.ts';
import type {TrainedImageSetting} from './trainedImageSetting.ts';

/** Small enough for a check among others: 14 x 14 pixels in halves, and 28 x 28 pixels in a 4 x 4 grid of patches. */
const ARCHITECTURES: Readonly<Record<Scenario, readonly Architecture[]>> = {
  context: [
    {kind: 'context', inputs: 98, widths: [24, 6], outputs: 98, activation: 'relu'},
    {kind: 'context', inputs: 98, widths: [16, 12, 4], outputs: 98, activation: 'tanh'},
  ],
  masked: [
    {kind: 'masked', tokens: 16, inputs: 49, width: 8, blocks: 1, heads: 2, hidden: 16, activation: 'relu'},
    {kind: 'masked', tokens: 16, inputs: 49, width: 6, blocks: 2, heads: 1, hidden: 12, activation: 'tanh'},
  ],
};

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Settings are grouped so that one training call, of one architecture, makes many of them. */
export const IMAGE_BATCH = 5;

export function randomImageSettings(
  scenario: Scenario,
  seed: number,
  count: number,
  nu = 0.1,
): TrainedImageSetting[] {
  const kinds = ARCHITECTURES[scenario];
  if (!kinds) throw inputError('randomImageSettings', 'scenario', 'context | masked', scenario);
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(`trained images ${scenario} ${i}`);
    const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]!;
    const architecture = kinds[Math.floor(i / IMAGE_BATCH) % kinds.length]!;
    const referenceRadius = pick([0.5, 1, 2]);
    return {
      family: 'trainedImages',
      architecture,
      images: pick([200, 300]),
      ...(architecture.kind === 'masked'
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
