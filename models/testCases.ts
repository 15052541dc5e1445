/** Small cases that the tests of this folder share. */
import {generator} from '../theory/laws/generator.ts';
import type {ContextArchitecture, MaskedArchitecture} from '../theory/networks/architecture.ts';
import type {PretrainCase} from './types.ts';

export const smallContext: ContextArchitecture = {
  kind: 'context',
  inputs: 3,
  widths: [5, 4],
  outputs: 2,
  activation: 'tanh',
};

export const smallMasked: MaskedArchitecture = {
  kind: 'masked',
  tokens: 4,
  inputs: 3,
  width: 6,
  blocks: 2,
  heads: 2,
  hidden: 5,
  activation: 'tanh',
};

const normals = (seed: number, length: number) => {
  const source = generator(seed);
  return Float64Array.from({length}, () => source.normal());
};

/** A case of `smallContext` on a pool of `rows` points; draws are `count` of them. */
export function contextCase(seed: number, rows = 12, count = 10): PretrainCase {
  const draws = Array.from({length: count}, (_, i) => (i * 7 + seed) % rows);
  const inputs = normals(seed, rows * 3);
  const targets = normals(seed + 1, rows * 2);
  return {inputs, targets, draws, seed, steps: 50, learningRate: 0.01};
}

/** A case of `smallMasked`. */
export function maskedCase(seed: number, rows = 8, count = 8): PretrainCase {
  const draws = Array.from({length: count}, (_, i) => (i * 5 + seed) % rows);
  const masks = new Uint8Array(rows * 4);
  for (let row = 0; row < rows; row++) {
    masks[row * 4 + (row % 4)] = 1;
    if (row % 2 === 0) masks[row * 4 + ((row + 1) % 4)] = 1;
  }
  return {inputs: normals(seed, rows * 12), masks, draws, seed, steps: 50, learningRate: 0.01};
}
