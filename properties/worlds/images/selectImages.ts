/** The images of a pool: those of some classes, all of them or a seeded uniform subset, in the package's order. */
import {inputError} from '../../../theory/errors.ts';
import {drawDistinct} from '../../../theory/laws/draw.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {type LabelledImages, PIXELS} from './imageSet.ts';

export interface ImagePool {
  /** Index of each pool point among all images, increasing. */
  readonly index: Int32Array;
  /** 784 bytes a point; the package's own bytes (not a copy) where the pool is all of them. */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

export function selectImages(
  digits: LabelledImages,
  classes: readonly number[],
  points: number | 'all',
  seed: number,
): ImagePool {
  const eligible = Int32Array.from(digits.labels.keys()).filter((j) => classes.includes(digits.labels[j]!));
  const size = points === 'all' ? eligible.length : points;
  if (!(size >= 1 && size <= eligible.length)) {
    const expected = `at most ${eligible.length}, the images of classes [${classes.join(', ')}]`;
    throw inputError('selectImages', 'points', expected, size);
  }
  if (size === digits.count) return {index: eligible, pixels: digits.pixels, labels: digits.labels};
  const random = generator(seed).derive('points of the pool');
  const index =
    size === eligible.length
      ? eligible
      : drawDistinct(eligible.length, size, random)
          .map((k) => eligible[k]!)
          .sort();
  const pixels = new Uint8Array(size * PIXELS);
  for (let j = 0; j < size; j++) {
    pixels.set(digits.pixels.subarray(index[j]! * PIXELS, (index[j]! + 1) * PIXELS), j * PIXELS);
  }
  return {index, pixels, labels: Uint8Array.from(index, (j) => digits.labels[j]!)};
}
