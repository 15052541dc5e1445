/**
 * Second moments of a pretext on images under a law, exactly: E h h^T, E h w^T and E |w|^2, with table entries whole
 * multiples of 2^-12, targets bytes times 2^-13 (so that visible part and target lie in the unit ball, whatever the
 * image) and masses integers. Only ink is multiplied, and no target table is written out: 70,000 digits take a
 * fraction of a second and no memory to speak of.
 *
 * Masses are taken apart into digits below 4096: one times two table entries, summed over 2^17 points, is below 2^53.
 */

import {rational} from '../../../theory/arithmetic/rational.ts';
import {inputError} from '../../../theory/errors.ts';
import type {Matrix} from '../../../theory/linear/matrix.ts';
import type {PretextMoments} from '../../../theory/pretext/exactPretext.ts';
import {TABLE_GRID} from './encoderTable.ts';
import {readInk} from './halfGram.ts';

/** Byte b of an image counts as b / BYTE_GRID. */
export const BYTE_GRID = 8192;

const PART = 4096;
const MOST_POINTS = 2 ** 17;

/** @param masses nonnegative integers with a sum of at most 2^53, not all 0, one per point */
export function pretextMoments(table: Matrix, pixels: Uint8Array, masses: ArrayLike<number>): PretextMoments {
  const {rows: size, columns: rank} = table;
  const half = pixels.length / (2 * size);
  if (size > MOST_POINTS)
    throw inputError('pretextMoments', 'table', 'at most 2^17 points, so that sums are exact', size);
  if (!Number.isInteger(half))
    throw inputError('pretextMoments', 'pixels', `${size} images of one size`, pixels.length);
  const total = checkedTotal(masses, size);
  const units = TABLE_GRID;
  const scaled = table.data.map((x) => x * units);
  const off = scaled.findIndex((x) => !(Number.isInteger(x) && Math.abs(x) <= units));
  if (off >= 0) throw inputError('pretextMoments', 'table', 'multiples of 2^-12 in [-1, 1]', table.data[off]);
  const hh = Array<bigint>(rank * rank).fill(0n);
  const hw = Array<bigint>(rank * half).fill(0n);
  for (const {unit, digits} of layers(masses)) {
    const sums = digitSums(scaled, rank, pixels, half, digits);
    for (const [i, x] of sums.hh.entries()) hh[i]! += unit * BigInt(x);
    for (const [i, x] of sums.hw.entries()) hw[i]! += unit * BigInt(x);
  }
  const grid = BigInt(TABLE_GRID);
  const byte = BigInt(BYTE_GRID);
  const all = BigInt(total);
  return {
    hh: {rows: rank, columns: rank, num: hh, den: all * grid * grid},
    hw: {rows: rank, columns: half, num: hw, den: all * grid * byte},
    ww: rational(targetSquares(pixels, half, masses), all * byte * byte),
  };
}

function checkedTotal(masses: ArrayLike<number>, size: number): number {
  if (masses.length !== size)
    throw inputError('pretextMoments', 'masses', `${size} masses, one per point`, masses.length);
  let total = 0;
  for (let j = 0; j < size; j++) {
    const m = masses[j]!;
    if (!(Number.isInteger(m) && m >= 0))
      throw inputError('pretextMoments', `masses[${j}]`, 'a nonnegative integer', m);
    total += m;
  }
  if (!(total > 0 && total <= 2 ** 53))
    throw inputError('pretextMoments', 'masses', 'a sum in [1, 2^53]', total);
  return total;
}

/** Masses as a sum of unit * digits, digits below 4096: one layer a value where these are few, else base 4096. */
function layers(masses: ArrayLike<number>): {unit: bigint; digits: Float64Array}[] {
  let left = Float64Array.from(masses);
  const values = new Set(left);
  values.delete(0);
  if (values.size <= 32) {
    return [...values].map((value) => ({
      unit: BigInt(value),
      digits: left.map((m) => (m === value ? 1 : 0)),
    }));
  }
  const found: {unit: bigint; digits: Float64Array}[] = [];
  for (let unit = 1n; left.some((m) => m > 0); unit *= BigInt(PART)) {
    found.push({unit, digits: left.map((m) => m % PART)});
    left = left.map((m) => Math.floor(m / PART));
  }
  return found;
}

function digitSums(
  h: Float64Array,
  rank: number,
  pixels: Uint8Array,
  half: number,
  digits: Float64Array,
): {hh: Float64Array; hw: Float64Array} {
  const hh = new Float64Array(rank * rank);
  // Target bytes run slowest, so that the inner loop is over neighbours.
  const wh = new Float64Array(half * rank);
  const weighted = new Float64Array(rank);
  const at = new Int32Array(half);
  const ink = new Float64Array(half);
  for (let j = 0; j < digits.length; j++) {
    const m = digits[j]!;
    if (m === 0) continue;
    const found = readInk(pixels, (2 * j + 1) * half, at, ink);
    for (let i = 0; i < rank; i++) {
      const x = m * h[j * rank + i]!;
      weighted[i] = x;
      for (let k = 0; k < rank; k++) hh[i * rank + k]! += x * h[j * rank + k]!;
    }
    for (let a = 0; a < found; a++) {
      const column = at[a]! * rank;
      const w = ink[a]!;
      for (let i = 0; i < rank; i++) wh[column + i]! += weighted[i]! * w;
    }
  }
  return {hh, hw: wh.map((_, at) => wh[(at % half) * rank + Math.floor(at / half)]!)};
}

/** sum m |w|^2 in squared bytes; one image's |w|^2 is below 2^53 for any image that fits in memory. */
function targetSquares(pixels: Uint8Array, half: number, masses: ArrayLike<number>): bigint {
  let sum = 0n;
  for (let j = 0; j < masses.length; j++) {
    if (masses[j] === 0) continue;
    let square = 0;
    const start = (2 * j + 1) * half;
    for (let i = start; i < start + half; i++) square += pixels[i]! * pixels[i]!;
    sum += BigInt(masses[j]!) * BigInt(square);
  }
  return sum;
}
