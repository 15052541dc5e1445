/** Where each named parameter lies in the one float32 array that holds a network. */

import type {Architecture} from '../theory/networks/architecture.ts';
import {encoderOf} from './encoders/index.ts';
import type {Weights} from './types.ts';

export interface Parameter {
  readonly name: string;
  /** [inputs, outputs]: a row x becomes x . parameter, so the matrix of the theory is its transpose. */
  readonly shape: readonly [number, number];
  /** Of its first element in `Weights.values`. */
  readonly offset: number;
  readonly size: number;
}

/**
 * The parameters in order, the decoder last; encoders/ has the tables of each kind.
 *
 * @throws InputError for an architecture that cannot be built.
 */
export function parameterLayout(architecture: Architecture): readonly Parameter[] {
  let offset = 0;
  return encoderOf(architecture, 'parameterLayout')
    .tables()
    .map(([name, rows, columns]) => {
      const size = rows * columns;
      offset += size;
      return {name, shape: [rows, columns] as const, offset: offset - size, size};
    });
}

/** How many real parameters the network has, decoder included. */
export function parameterCount(architecture: Architecture): number {
  return parameterLayout(architecture).reduce((sum, {size}) => sum + size, 0);
}

/** Each parameter by name, a view of the weights' own memory. */
export function namedParameters(weights: Weights): Map<string, Parameter & {readonly values: Float32Array}> {
  const layout = parameterLayout(weights.architecture);
  return new Map(
    layout.map((p) => [p.name, {...p, values: weights.values.subarray(p.offset, p.offset + p.size)}]),
  );
}

/** The decoder W as the theory writes it, [q x d]. */
export function decoderMatrix(weights: Weights): Float64Array {
  const {shape, values} = namedParameters(weights).get('decoder')!;
  const [d, q] = shape;
  return Float64Array.from({length: q * d}, (_, i) => values[(i % d) * q + Math.floor(i / d)]!);
}

/** The length of h(x). */
export function representationWidth(architecture: Architecture): number {
  return encoderOf(architecture).width;
}
