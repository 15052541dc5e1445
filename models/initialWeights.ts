import {inputError, positive} from '../theory/errors.ts';
import {generator} from '../theory/laws/generator.ts';
import {parameterLayout} from './layout.ts';
import type {Architecture, Weights} from './types.ts';

/**
 * Weights before training: every entry N(0, scale^2 / fan-in), where the fan-in of `mask` and `position` is
 * the width, so that each of their rows has length about `scale`. The stream depends on the seed alone.
 *
 * @param scale > 0; default 1. Values of 0.25 to 0.5 keep transformer bounds meaningful with depth.
 */
export function initialWeights(architecture: Architecture, seed: number, scale = 1): Weights {
  positive('initialWeights', 'scale', scale);
  if (!Number.isInteger(seed) || Math.abs(seed) > 2 ** 32) {
    throw inputError('initialWeights', 'seed', 'a 32-bit integer', seed);
  }
  const source = generator(seed).derive('weights');
  const layout = parameterLayout(architecture);
  const last = layout.at(-1)!;
  const values = new Float32Array(last.offset + last.size);
  for (const {name, shape, offset, size} of layout) {
    const fanIn = name === 'mask' || name === 'position' ? shape[1] : shape[0];
    const deviation = scale / Math.sqrt(fanIn);
    for (let i = 0; i < size; i++) values[offset + i] = deviation * source.normal();
  }
  return {architecture, values};
}
