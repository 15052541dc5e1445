/** Seeded random settings on digits: label groups, a shift of T, heads, loss. The first has all 70,000 images. */

import {type Generator, generator} from '../../../theory/laws/generator.ts';
import {mildShift, randomShift} from '../shifts/randomShift.ts';
import type {DigitsCaseSetting} from './digitsCase.ts';
import type {ImageSetName} from './imageSets.ts';
import {bearsShift, fewLabels, type Telling, tellingHeads} from './labelledHeads.ts';

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

/** One class, or all but one: the labels are uneven, so that a small radius already tells them apart. */
export function onePositive(random: Generator): number[] {
  const one = random.integer(DIGITS.length);
  const others = random.integer(2) === 1;
  return DIGITS.filter((digit) => (digit === one) !== others);
}

/** Images in the settings that do not take all of them. */
export const SUBSET = 3000;

/** Of five settings in turn one has few labels, and classes, a shift and radii that are drawn more widely. */
const TURNS = [20_000, 5000, 'wide', 10_000, 20_000] as const satisfies readonly (Telling | 'wide')[];

export function imageSettings(
  images: ImageSetName,
  seed: number,
  count: number,
  nu = 0.1,
): DigitsCaseSetting[] {
  return Array.from({length: count}, (_, i) => {
    const random = generator(seed).derive(`${images === 'digits' ? 'images' : images} ${i}`);
    const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]!;
    const turn = TURNS[i % TURNS.length]!;
    const wide = turn === 'wide';
    const heads = wide
      ? fewLabels(random, [10, 100, 1000], [1, 2, 4])
      : tellingHeads(random, turn, ['hinge']);
    return {
      world: {
        family: 'images',
        ...(images === 'digits' ? {} : {images}),
        points: i === 0 ? 'all' : SUBSET,
        visible: 'upper',
        classes: DIGITS,
        positive: wide ? randomPositives(random) : onePositive(random),
        rank: 4 + random.integer(5),
        shift: wide
          ? randomShift(random, IMAGE_GROUPS)
          : bearsShift(heads)
            ? mildShift(random, IMAGE_GROUPS)
            : [],
        encoder: {kind: 'reducedRank', fittedOn: pick([200, 1000, 5000])},
        seed: random.integer(2 ** 31),
      },
      ...heads,
      nu,
    };
  });
}
