import {inputError, positive} from '../theory/errors.ts';
import {generator} from '../theory/laws/generator.ts';
import type {Architecture} from '../theory/networks/architecture.ts';
import {encoderOf} from './encoders/index.ts';
import {parameterCount} from './layout.ts';
import type {Weights} from './types.ts';

/**
 * Weights before training: every entry N(0, scale^2 / fan-in), fan-ins as encoders/ says: of
 * `mask` and `position` the width, so that each of their rows has length about `scale`. The stream depends on the seed alone.
 *
 * @param scale > 0; default 1. Values of 0.25 to 0.5 keep transformer bounds meaningful with depth.
 */
export function initialWeights(architecture: Architecture, seed: number, scale = 1): Weights {
  positive('initialWeights', 'scale', scale);
  if (!Number.isInteger(seed) || Math.abs(seed) > 2 ** 32) {
    throw inputError('initialWeights', 'seed', 'a 32-bit integer', seed);
  }
  const source = generator(seed).derive('weights');
  const values = new Float32Array(parameterCount(architecture));
  let at = 0;
  for (const [, rows, columns, fanIn = rows] of encoderOf(architecture, 'initialWeights').tables()) {
    const deviation = scale / Math.sqrt(fanIn);
    for (const end = at + rows * columns; at < end; at++) values[at] = deviation * source.normal();
  }
  return {architecture, values};
}
