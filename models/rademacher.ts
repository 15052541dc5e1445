import {inputError, positive, positiveInteger} from '../theory/errors.ts';
import {generator} from '../theory/laws/generator.ts';

/** The sign vectors that a case's seed gives: [vectors x length], each -1 or +1. */
export function rademacherSigns(seed: number, vectors: number, length: number): Int8Array {
  const source = generator(seed).derive('signs');
  return Int8Array.from({length: vectors * length}, () => source.sign());
}

/**
 * The average over the sign vectors given of sup_{|theta| <= R} (1/n) sum_i sigma_i <theta, h(x_i)>, without
 * absolute value: (1/J) sum_j (R/n) |sum_i sigma_ij h(x_i)|_2. Its mean over signs is Rhat_S(F_R.h).
 *
 * @param table h on a pool, [M x width]
 * @param sample S: n indices into the pool
 * @param signs [J x n]
 * @param radius R > 0
 */
export function linearRademacher(
  table: Float64Array,
  width: number,
  sample: ArrayLike<number>,
  signs: ArrayLike<number>,
  radius: number,
): number {
  const where = 'linearRademacher';
  positive(where, 'radius', radius);
  positiveInteger(where, 'width', width);
  const n = positiveInteger(where, 'sample.length', sample.length);
  const vectors = signs.length / n;
  if (!Number.isInteger(vectors) || vectors === 0) {
    throw inputError(where, 'signs', `one or more rows of ${n} signs`, signs.length);
  }
  let total = 0;
  for (let j = 0; j < vectors; j++) {
    let squared = 0;
    for (let k = 0; k < width; k++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += signs[j * n + i]! * table[sample[i]! * width + k]!;
      squared += sum * sum;
    }
    total += Math.sqrt(squared);
  }
  return (radius * total) / (n * vectors);
}
