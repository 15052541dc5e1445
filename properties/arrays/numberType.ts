/** Types of numbers in binary files, and how their bytes become doubles. */
import {inputError} from '../../theory/errors.ts';
import type {ByteSource} from './byteSource.ts';

export interface NumberType {
  readonly bytes: number;
  readonly at: (view: DataView, place: number, little: boolean) => number;
}

/** IEEE 754 half precision. */
function half(view: DataView, place: number, little: boolean): number {
  const bits = view.getUint16(place, little);
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

/** The upper half of a float32. */
function brain(view: DataView, place: number, little: boolean): number {
  scratch.setUint32(0, view.getUint16(place, little) << 16);
  return scratch.getFloat32(0);
}
const scratch = new DataView(new ArrayBuffer(4));

/** By kind and bytes: f4 is float32. A whole number beyond 2^53 becomes NaN, which no reader lets through. */
const exact = (x: bigint): number => (BigInt.asIntN(54, x) === x ? Number(x) : Number.NaN);

export const NUMBER_TYPES = {
  f2: {bytes: 2, at: half},
  f4: {bytes: 4, at: (v, i, little) => v.getFloat32(i, little)},
  f8: {bytes: 8, at: (v, i, little) => v.getFloat64(i, little)},
  bf2: {bytes: 2, at: brain},
  i1: {bytes: 1, at: (v, i) => v.getInt8(i)},
  i2: {bytes: 2, at: (v, i, little) => v.getInt16(i, little)},
  i4: {bytes: 4, at: (v, i, little) => v.getInt32(i, little)},
  i8: {bytes: 8, at: (v, i, little) => exact(v.getBigInt64(i, little))},
  u1: {bytes: 1, at: (v, i) => v.getUint8(i)},
  u2: {bytes: 2, at: (v, i, little) => v.getUint16(i, little)},
  u4: {bytes: 4, at: (v, i, little) => v.getUint32(i, little)},
  u8: {bytes: 8, at: (v, i, little) => exact(v.getBigUint64(i, little))},
  b1: {bytes: 1, at: (v, i) => v.getUint8(i)},
} as const satisfies Readonly<Record<string, NumberType>>;

/** Read at a time, so that the bytes of a file are never in memory as a whole. */
const CHUNK = 2 ** 16;

interface Place {
  readonly type: NumberType;
  readonly little: boolean;
  /** Where the first number begins, and how many there are. */
  readonly start: number;
  readonly size: number;
}

/**
 * @param put where the i-th number goes
 * @throws InputError where the source has fewer bytes, before anything is allocated
 */
export async function readNumbers(
  source: ByteSource,
  {type: {bytes, at}, little, start, size}: Place,
  put: (i: number) => number = (i) => i,
): Promise<Float64Array> {
  if (start + size * bytes > source.size)
    throw inputError(source.name, 'size', `${start + size * bytes} bytes or more`, `${source.size} bytes`);
  const values = new Float64Array(size);
  for (let from = 0; from < size; from += CHUNK) {
    const count = Math.min(CHUNK, size - from);
    const part = await source.read(start + from * bytes, count * bytes);
    const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
    for (let i = 0; i < count; i++) values[put(from + i)] = at(view, i * bytes, little);
  }
  return values;
}
