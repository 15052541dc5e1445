import {encoderOf} from '../../../models/encoders/index.ts';
import {inputError, positiveInteger} from '../../../theory/errors.ts';
import type {Architecture} from '../../../theory/networks/architecture.ts';
import {type ImageSetName, loadImages} from '../images/imageSets.ts';
import {selectImages} from '../images/selectImages.ts';
import {imageTokens} from './imageTokens.ts';
import type {WorldInputs} from './worldInputs.ts';

/**
 * Real images, averaged over squares of pixels down to 28, 14 or 7 per side, as the architecture's sizes say. Classes are
 * the groups of the shifts, and `ink` is the mean pixel. Vectors: the upper half is visible, the lower half the target,
 * inputs = outputs = side^2 / 2. Tokens: a square grid of patches, tokens * inputs = side^2.
 */
export interface ImageData {
  readonly kind: ImageSetName;
  /** Images in the pool, a seeded uniform subset of the classes. */
  readonly images: number;
  /** Tokens only: masks drawn for each image; the pool has images * each pairs. Default 1. */
  readonly each?: number;
  readonly classes: readonly number[];
}

/** Leaves room for masses divided by any mask size up to 16 below the largest total. */
const TOTAL = 2 ** 26;

/** Pixels per side after averaging. */
function sideOf(a: Architecture): number {
  const {tokens, inputs, outputs} = encoderOf(a, 'imageData');
  const side = Math.sqrt((tokens ?? 2) * inputs);
  if (tokens === undefined) {
    if ((side !== 28 && side !== 14) || outputs !== inputs)
      throw inputError('imageData', 'architecture', 'inputs = outputs = 98 or 392, half an image', a);
  } else if (![28, 14, 7].includes(side) || !Number.isInteger(side / Math.sqrt(tokens))) {
    const expected = 'tokens a square grid, tokens * inputs = 28^2, 14^2 or 7^2';
    throw inputError('imageData', 'architecture', expected, a);
  }
  return side;
}

/** Each row of a [M x length] table `each` times over. */
function repeated<T extends Float32Array | Int32Array>(table: T, length: number, each: number, into: T): T {
  for (let j = 0; j * length < table.length; j++) {
    for (let k = 0; k < each; k++)
      into.set(table.subarray(j * length, (j + 1) * length), (j * each + k) * length);
  }
  return into;
}

/** The first (0) or second (1) halves of items, of `length` numbers each: the upper or lower ones of images. */
export function half(images: Float32Array, length: number, from: 0 | 1): Float32Array {
  return Float32Array.from(
    {length: images.length / 2},
    (_, i) => images[(2 * Math.floor(i / length) + from) * length + (i % length)]!,
  );
}

export function imageData(data: ImageData, a: Architecture, seed: number): WorldInputs {
  const {images, each = 1, classes} = data;
  const side = sideOf(a);
  positiveInteger('imageData', 'images', images, 70_000);
  positiveInteger('imageData', 'each', each);
  const chosen = selectImages(loadImages(data.kind), classes, images, seed);
  const {tokens} = encoderOf(a);
  const edge = side / Math.sqrt(tokens ?? 1);
  const pixels = imageTokens(chosen.pixels, side, tokens === undefined ? [side / 2, side] : [edge, edge]);
  const size = images * each;
  const groups = repeated(Int32Array.from(chosen.labels), 1, each, new Int32Array(size));
  const ink = Float64Array.from(groups, (_, j) => {
    const at = Math.floor(j / each) * side * side;
    return pixels.subarray(at, at + side * side).reduce((sum, x) => sum + x, 0) / (side * side);
  });
  const shared = {groups, features: () => ({ink}), total: TOTAL};
  return tokens === undefined
    ? {...shared, inputs: half(pixels, a.inputs, 0), targets: half(pixels, a.inputs, 1)}
    : {...shared, inputs: repeated(pixels, side * side, each, new Float32Array(size * side * side))};
}
