/**
 * The table of a linear encoder on a pool of images: h(v_j) scaled so that the largest norm is 1, then rounded
 * towards zero to multiples of 2^-12. The table is the representation from here on: its entries are exact doubles,
 * no norm exceeds 1, and sums over the pool of products of entries and bytes are exact integers.
 */
import {inputError} from '../../../theory/errors.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import {readInk} from './halfGram.ts';

/** Entries of a table are whole multiples of 1 / TABLE_GRID. */
export const TABLE_GRID = 4096;

/**
 * @param map rank x half, h(v) = map v
 * @param pixels images one after the other, 2 half bytes each, the first half visible
 */
export function encoderTable(map: Matrix, pixels: Uint8Array): Matrix {
  const {rows: rank, columns: half} = map;
  const size = pixels.length / (2 * half);
  if (!(Number.isInteger(size) && size > 0))
    throw inputError('encoderTable', 'pixels', `whole images of ${2 * half} bytes`, pixels.length);
  const data = new Float64Array(size * rank);
  const at = new Int32Array(half);
  const ink = new Float64Array(half);
  const sums = new Float64Array(rank);
  // The map by columns, so that the inner loop is over neighbours.
  const turned = map.data.map((_, at) => map.data[(at % rank) * half + Math.floor(at / rank)]!);
  let most = 0;
  for (let j = 0; j < size; j++) {
    const found = readInk(pixels, 2 * half * j, at, ink);
    sums.fill(0);
    for (let a = 0; a < found; a++) {
      const column = at[a]! * rank;
      const v = ink[a]!;
      for (let i = 0; i < rank; i++) sums[i]! += turned[column + i]! * v;
    }
    data.set(sums, j * rank);
    const square = sums.reduce((a, b) => a + b * b, 0);
    most = Math.max(most, square);
  }
  if (!(most > 0 && most < Number.POSITIVE_INFINITY))
    throw inputError('encoderTable', 'map', 'an encoder that is finite and not 0 on the pool', most);
  const scale = TABLE_GRID / Math.sqrt(most);
  // Adding 0 turns -0 into 0.
  const grid = TABLE_GRID;
  for (let k = 0; k < data.length; k++) data[k] = Math.trunc(data[k]! * scale) / grid + 0;
  return {rows: size, columns: rank, data};
}
