/** Seeded random settings on digits: label groups, a shift of T, heads, loss. The first has all 70,000 images. */

import type {LossName} from '../../../theory/heads/loss.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import {mildShift, randomShift} from '../shifts/randomShift.ts';
import type {DigitsCaseSetting} from './digitsCase.ts';
import type {ImageSetName} from './imageSets.ts';

export const DIGITS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Shifts on images go by class and by ink, the mean pixel. */
export const IMAGE_GROUPS = {groups: DIGITS.length, feature: 'ink'} as const;

/** Three to seven of the digits. */
export function randomPositives(random: Generator): number[] {
  const order = DIGITS.map((digit) => ({digit, key: random.uniform()})).sort((a, b) => a.key - b.key);
  return order
    .slice(0, 3 + random.integer(5))
    .map(({digit}) => digit)
    .sort((a, b) => a - b);
}

/** One or two classes, or all but as many: the labels are uneven, so that a small radius already tells them apart. */
export function fewPositives(random: Generator): number[] {
  const few = DIGITS.map((digit) => ({digit, key: random.uniform()}))
    .sort((a, b) => a.key - b.key)
    .slice(0, 1 + random.integer(2))
    .map(({digit}) => digit);
  const most = random.integer(2) === 1;
  return DIGITS.filter((digit) => few.includes(digit) !== most);
}

/** Images in the settings that do not take all of them. */
export const SUBSET = 3000;

/** Every third setting has labels, a shift and heads that are drawn more widely. */
export function imageSettings(
  images: ImageSetName,
  seed: number,
  count: number,
  nu = 0.1,
): DigitsCaseSetting[] {
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(`${images === 'digits' ? 'images' : images} ${i}`);
    const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]!;
    const wide = i % 3 === 2;
    const losses: LossName[] = i === 0 ? ['squared'] : ['hinge', 'logistic', 'squared'];
    const referenceRadius = pick(wide ? [1, 2, 4] : [1, 2]);
    return {
      world: {
        family: 'images',
        ...(images === 'digits' ? {} : {images}),
        points: i === 0 ? 'all' : SUBSET,
        visible: 'upper',
        classes: DIGITS,
        positive: wide ? randomPositives(random) : fewPositives(random),
        rank: 4 + random.integer(5),
        shift: wide ? randomShift(random, IMAGE_GROUPS) : mildShift(random, IMAGE_GROUPS),
        encoder: {kind: 'reducedRank', fittedOn: pick([200, 1000, 5000])},
        seed: random.integer(2 ** 31),
      },
      loss: pick(losses),
      radius: referenceRadius * 2 ** random.integer(2),
      referenceRadius,
      n: i === 0 ? 5000 : pick(wide ? [10, 100, 1000] : [100, 1000, 5000, 10_000, 20_000]),
      nu,
    };
  });
}
