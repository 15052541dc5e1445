/**
 * Weighted second moments of images cut in two: sum_j c_j v_j v_j^T and sum_j c_j v_j w_j^T, with v the first `half`
 * bytes of image j and w the rest. Bytes and whole c_j make every entry an exact integer while 255^2 sum c_j < 2^53.
 * Only ink is multiplied: about 8,000 products an image of a digit in place of 300,000.
 */
import {inputError} from '../../../theory/errors.ts';

export interface HalfGram {
  /** Bytes in the visible part, as in the target part. */
  readonly half: number;
  /** sum_j c_j. */
  readonly weight: number;
  /** half x half, symmetric, both triangles filled. */
  readonly visible: Float64Array;
  /** half x half: row a visible byte, column a target byte. */
  readonly cross: Float64Array;
}

/**
 * @param pixels images one after the other, 2 half bytes each
 * @param counts c_j >= 0, one per image
 */
export function halfGram(pixels: Uint8Array, counts: ArrayLike<number>, half: number): HalfGram {
  const images = counts.length;
  if (pixels.length !== 2 * half * images)
    throw inputError('halfGram', 'pixels', `${images} images of ${2 * half} bytes`, pixels.length);
  const visible = new Float64Array(half * half);
  const cross = new Float64Array(half * half);
  const seen = new Int32Array(half);
  const hidden = new Int32Array(half);
  const v = new Float64Array(half);
  const w = new Float64Array(half);
  let weight = 0;
  for (let j = 0; j < images; j++) {
    const c = counts[j]!;
    if (!(c >= 0 && c < Number.POSITIVE_INFINITY))
      throw inputError('halfGram', `counts[${j}]`, 'a finite number >= 0', c);
    if (c === 0) continue;
    weight += c;
    const m = readInk(pixels, 2 * half * j, seen, v);
    const n = readInk(pixels, 2 * half * j + half, hidden, w);
    // Two rows at a time, so that each column's offset and value are read once for both; below the diagonal
    // one entry is written in vain, and an odd last row is paired with zero times itself.
    for (let a = 0; a < m; a += 2) {
      const row = seen[a]! * half;
      const x = c * v[a]!;
      const odd = a + 1 === m;
      const next = odd ? row : seen[a + 1]! * half;
      const y = odd ? 0 : c * v[a + 1]!;
      for (let b = a; b < m; b++) {
        const i = seen[b]!;
        visible[row + i]! += x * v[b]!;
        visible[next + i]! += y * v[b]!;
      }
      for (let b = 0; b < n; b++) {
        const i = hidden[b]!;
        cross[row + i]! += x * w[b]!;
        cross[next + i]! += y * w[b]!;
      }
    }
  }
  for (let a = 0; a < half; a++) {
    for (let b = 0; b < a; b++) visible[a * half + b] = visible[b * half + a]!;
  }
  return {half, weight, visible, cross};
}

/** Copies the nonzero bytes among the next at.length ones, with their offsets; returns how many there are. */
export function readInk(pixels: Uint8Array, start: number, at: Int32Array, ink: Float64Array): number {
  let found = 0;
  for (let i = 0; i < at.length; i++) {
    const x = pixels[start + i]!;
    if (x === 0) continue;
    at[found] = i;
    ink[found++] = x;
  }
  return found;
}
