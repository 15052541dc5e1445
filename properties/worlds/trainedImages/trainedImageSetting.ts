/**
 * Worlds of real digits with trained encoders. Context: the upper half of an image is visible, the lower half the
 * target. Masked: an image is cut into a square grid of patches, the pool is of pairs (z, K) with K from a mask law.
 * Images are averaged over squares of pixels down to 28, 14 or 7 a side; the architecture's sizes say which.
 */
import {encoderOf} from '../../../models/encoders/index.ts';
import {drawMasks, type MaskLaw} from '../../../models/maskLaw.ts';
import type {Architecture} from '../../../models/types.ts';
import {inputError, positiveInteger} from '../../../theory/errors.ts';
import type {LossName} from '../../../theory/heads/loss.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {presetsOf} from '../encoders/index.ts';
import type {Shift} from '../shifts/registry.ts';

/** Plain JSON; equal settings on one backend give bit-equal evidence. */
export interface TrainedImageSetting {
  readonly family: 'trainedImages';
  /** Context: inputs = outputs = side^2 / 2. Masked: a square number of tokens, tokens * inputs = side^2. */
  readonly architecture: Architecture;
  /** Images in the pool, a seeded uniform subset of the classes. */
  readonly images: number;
  /** Masked only: the law of K, and how many K are drawn for each image; the pool has images * each pairs. */
  readonly masks?: {readonly law: MaskLaw; readonly each: number};
  readonly classes: readonly number[];
  /** Digits labelled +1. */
  readonly positive: readonly number[];
  /** Shifts of T against the uniform law U; groups are digits, the feature `ink` is the mean pixel. */
  readonly shift: readonly Shift[];
  readonly training: {
    /** N draws from U. */
    readonly draws: number;
    readonly steps: number;
    readonly learningRate: number;
    readonly batchSize: number;
    readonly l2: number;
    /** Steps of the reference encoder, which is trained on the whole pool; 0 for none. */
    readonly referenceSteps: number;
  };
  readonly loss: LossName;
  readonly radius: number;
  readonly referenceRadius: number;
  readonly n: number;
  readonly nu: number;
  /** Of the subset, the masks, the draws, initial weights and batches. */
  readonly seed: number;
}

const WHERE = 'trainedImages';

/** Pixels a side after averaging. */
export function sideOf(a: Architecture): number {
  const {tokens, inputs, outputs} = encoderOf(a, WHERE);
  const side = Math.sqrt((tokens ?? 2) * inputs);
  if (tokens === undefined) {
    if ((side !== 28 && side !== 14) || outputs !== inputs)
      throw inputError(WHERE, 'architecture', 'inputs = outputs = 98 or 392, half an image', a);
  } else {
    const grid = Math.sqrt(tokens);
    if (![28, 14, 7].includes(side) || !Number.isInteger(side / grid))
      throw inputError(WHERE, 'architecture', 'tokens a square grid, tokens * inputs = 28^2, 14^2 or 7^2', a);
  }
  return side;
}

/** The setting itself, or an InputError; shifts, shapes and training are checked where they are used. */
export function checkTrainedImageSetting(setting: TrainedImageSetting): TrainedImageSetting {
  const {architecture: a, images, masks, classes, positive, training} = setting;
  sideOf(a);
  positiveInteger(WHERE, 'images', images, 70_000);
  const stray = positive.find((digit) => !classes.includes(digit));
  if (stray !== undefined) throw inputError(WHERE, 'positive', `digits among [${classes.join(', ')}]`, stray);
  const {tokens} = encoderOf(a, WHERE);
  if (tokens !== undefined) {
    if (!masks) throw inputError(WHERE, 'masks', 'a law and how many an image', masks);
    positiveInteger(WHERE, 'masks.each', masks.each);
    drawMasks(masks.law, tokens, 0, generator(0));
  } else if (masks) throw inputError(WHERE, 'masks', `nothing for a ${presetsOf(a.kind).name}`, masks);
  positiveInteger(WHERE, 'training.draws', training.draws);
  return setting;
}
