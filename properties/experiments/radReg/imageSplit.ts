/**
 * One seed's data for the experiment on digits: pretraining images, S, labelled images and test images are all different
 * images. Masked: each row is a pair (z, K), half of the patches masked, downstream under the same mask law.
 */
import {drawMasks, type PoolInputs} from '../../../models/index.ts';
import {drawDistinct} from '../../../theory/laws/draw.ts';
import {type Generator, generator} from '../../../theory/laws/generator.ts';
import type {EncoderKind} from '../../../theory/networks/architecture.ts';
import {half} from '../../worlds/data/imageData.ts';
import {imageTokens} from '../../worlds/data/imageTokens.ts';
import {hasTokens} from '../../worlds/encoders/index.ts';
import {PIXELS} from '../../worlds/images/imageSet.ts';
import type {Digits} from '../../worlds/images/loadDigits.ts';

export interface SplitSizes {
  readonly pretraining: number;
  /** |S|. */
  readonly unlabelled: number;
  /** The largest labelled sample; smaller ones are its first images. */
  readonly labelled: number;
  readonly test: number;
}

export interface ImageSplit {
  /** Pretraining rows, then the rows of S. */
  readonly pretraining: PoolInputs & {readonly targets?: Float32Array};
  readonly draws: Int32Array;
  readonly sample: Int32Array;
  /** Labelled rows, then test rows. */
  readonly downstream: PoolInputs;
  /** +1 for the digits of POSITIVE, one a downstream row. */
  readonly labels: Int8Array;
}

/** Digits drawn with straight strokes, against the round ones. */
export const POSITIVE: readonly number[] = [1, 4, 7, 9];

function pixelsOf(digits: Digits, chosen: readonly number[]): Uint8Array {
  const out = new Uint8Array(chosen.length * PIXELS);
  for (const [k, i] of chosen.entries())
    out.set(digits.pixels.subarray(i * PIXELS, (i + 1) * PIXELS), k * PIXELS);
  return out;
}

/** 14 x 14 pixels. Context: upper halves in, lower halves out. Masked: 4 patches of 7 x 7, 2 of them masked. */
function rowsOf(encoder: EncoderKind, pixels: Uint8Array, random: Generator) {
  const count = pixels.length / PIXELS;
  if (hasTokens(encoder)) {
    const inputs = imageTokens(pixels, 14, [7, 7]);
    return {inputs, masks: drawMasks({kind: 'count', count: 2}, 4, count, random)};
  }
  const halves = imageTokens(pixels, 14, [7, 14]);
  return {inputs: half(halves, 98, 0), targets: half(halves, 98, 1)};
}

export function imageSplit(
  encoder: EncoderKind,
  digits: Digits,
  sizes: SplitSizes,
  seed: number,
): ImageSplit {
  const random = generator(seed).derive(`split ${encoder}`);
  const {pretraining: N, unlabelled, labelled, test} = sizes;
  const training = drawDistinct(digits.training, N + unlabelled + labelled, random);
  const tested = drawDistinct(digits.count - digits.training, test, random).map((i) => digits.training + i);
  const upstream = Array.from(training.subarray(0, N + unlabelled));
  const downstream = [...training.slice(N + unlabelled), ...tested];
  const {inputs, masks} = rowsOf(encoder, pixelsOf(digits, downstream), random);
  return {
    pretraining: rowsOf(encoder, pixelsOf(digits, upstream), random),
    draws: Int32Array.from({length: N}, (_, i) => i),
    sample: Int32Array.from({length: unlabelled}, (_, i) => N + i),
    downstream: {inputs, ...(masks ? {masks} : {})},
    labels: Int8Array.from(downstream, (i) => (POSITIVE.includes(digits.labels[i]!) ? 1 : -1)),
  };
}
