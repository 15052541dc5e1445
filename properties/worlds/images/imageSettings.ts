/** Seeded random settings on digits: label groups, a shift of T, heads, loss. The first has all 70,000 images. */

import type {LossName} from '../../../theory/heads/loss.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import {randomShift} from '../shifts/randomShift.ts';
import type {DigitsCaseSetting} from './digitsCase.ts';

export const DIGITS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Shifts on digits go by class and by ink, the mean pixel. */
export const DIGIT_GROUPS = {groups: DIGITS.length, feature: 'ink'} as const;

/** Three to seven of the digits. */
export function randomPositives(random: Generator): number[] {
  const order = DIGITS.map((digit) => ({digit, key: random.uniform()})).sort((a, b) => a.key - b.key);
  return order
    .slice(0, 3 + random.integer(5))
    .map(({digit}) => digit)
    .sort((a, b) => a - b);
}

/** Images in the settings that do not take all of them. */
export const SUBSET = 3000;

export function imageSettings(seed: number, count: number, nu = 0.1): DigitsCaseSetting[] {
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(`images ${i}`);
    const losses: LossName[] = i === 0 ? ['squared'] : ['hinge', 'logistic', 'squared'];
    const referenceRadius = [1, 2, 4][random.integer(3)]!;
    return {
      world: {
        family: 'images',
        points: i === 0 ? 'all' : SUBSET,
        visible: 'upper',
        classes: DIGITS,
        positive: randomPositives(random),
        rank: 4 + random.integer(5),
        shift: randomShift(random, DIGIT_GROUPS),
        encoder: {kind: 'reducedRank', fittedOn: [200, 1000, 5000][random.integer(3)]!},
        seed: random.integer(2 ** 31),
      },
      loss: losses[random.integer(losses.length)]!,
      radius: referenceRadius * 2 ** random.integer(2),
      referenceRadius,
      n: 8 + random.integer(9),
      nu,
    };
  });
}
