/** The pool of a trained image world, before any training. */
import {encoderOf} from '../../../models/encoders/index.ts';
import {drawMasks} from '../../../models/maskLaw.ts';
import type {PoolInputs} from '../../../models/types.ts';
import {generator} from '../../../theory/laws/generator.ts';
import {masses, type Pool, pool} from '../../../theory/laws/pool.ts';
import {type DigitsSource, loadDigits} from '../images/loadDigits.ts';
import {selectImages} from '../images/selectImages.ts';
import {type PretextRows, pretextRows} from '../pretextRows.ts';
import {applyShifts} from '../shifts/applyShifts.ts';
import {imageTokens} from './imageTokens.ts';
import {checkTrainedImageSetting, sideOf, type TrainedImageSetting} from './trainedImageSetting.ts';

export interface TrainedImagePool {
  readonly pool: Pool;
  readonly inputs: PoolInputs;
  /** Context only: the lower halves, [M x outputs]. */
  readonly targets?: Float32Array;
  readonly rows: PretextRows;
}

/** Leaves room for masses divided by any mask size up to 16 below the largest total. */
const TOTAL = 2 ** 26;

/** Each row of a [M x length] table `each` times over. */
function repeated<T extends Float32Array | Uint8Array>(table: T, length: number, each: number, into: T): T {
  for (let j = 0; j * length < table.length; j++) {
    for (let k = 0; k < each; k++)
      into.set(table.subarray(j * length, (j + 1) * length), (j * each + k) * length);
  }
  return into;
}

function half(images: Float32Array, length: number, from: 0 | 1): Float32Array {
  return Float32Array.from(
    {length: images.length / 2},
    (_, i) => images[(2 * Math.floor(i / length) + from) * length + (i % length)]!,
  );
}

export function trainedImagePool(input: TrainedImageSetting, source: DigitsSource = {}): TrainedImagePool {
  const setting = checkTrainedImageSetting(input);
  const {architecture: a, images, masks, classes, positive, seed} = setting;
  const chosen = selectImages(loadDigits(source), classes, images, seed);
  const side = sideOf(a);
  const {tokens} = encoderOf(a);
  const edge = side / Math.sqrt(tokens ?? 1);
  const pixels = imageTokens(chosen.pixels, side, tokens === undefined ? [side / 2, side] : [edge, edge]);
  const each = masks?.each ?? 1;
  const size = images * each;
  const labels = repeated(chosen.labels, 1, each, new Uint8Array(size));
  const ink = Float64Array.from(labels, (_, j) => {
    const at = Math.floor(j / each) * side * side;
    return pixels.subarray(at, at + side * side).reduce((sum, x) => sum + x, 0) / (side * side);
  });
  const base = {
    weights: new Float64Array(size).fill(1 / size),
    eta: Float64Array.from(labels, (digit) => (positive.includes(digit) ? 1 : 0)),
    groups: labels,
    features: {ink},
  };
  const shifted = applyShifts(setting.shift, base);
  const world = pool({
    total: TOTAL,
    U: masses(base.weights, base.eta, TOTAL),
    T: masses(shifted.weights, shifted.eta, TOTAL),
  });
  if (tokens === undefined) {
    const [inputs, targets] = [half(pixels, a.inputs, 0), half(pixels, a.inputs, 1)];
    return {pool: world, inputs: {inputs}, targets, rows: pretextRows(a, world, {inputs}, targets)};
  }
  const inputs = {
    inputs: repeated(pixels, side * side, each, new Float32Array(size * side * side)),
    masks: drawMasks(masks!.law, tokens, size, generator(seed).derive('masks')),
  };
  return {pool: world, inputs, rows: pretextRows(a, world, inputs)};
}
