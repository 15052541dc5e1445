/** The 0-1 loss of a randomised head N(theta, s^2 I): on (h, y) it errs with probability P(Z >= y <theta,h> / (s |h|)), and always where h = 0. */
import type {Interval} from '../arithmetic/interval.ts';
import type {Ends} from '../heads/risk.ts';
import type {Matrix} from '../linear/matrix.ts';
import {PLAIN_TAIL_ERROR, plainNormalTail} from './normalTail.ts';

/** On one row of a table, [M x d] row-major, enclosed. @param label -1 or +1 */
export function errorAt(
  rows: ArrayLike<number>,
  j: number,
  theta: ArrayLike<number>,
  s: number,
  label: number,
): Interval {
  const width = theta.length;
  let [score, size, norm] = [0, 0, 0];
  for (let i = 0; i < width; i++) {
    const x = rows[j * width + i]!;
    score += x * theta[i]!;
    size += Math.abs(x * theta[i]!);
    norm += x * x;
  }
  if (norm === 0) return {lo: 1, hi: 1};
  // No head at all: noise alone decides, each way alike.
  if (size === 0) return {lo: 0.5, hi: 0.5};
  const length = s * Math.sqrt(norm);
  const margin = (label * score) / length;
  const error = ((width + 4) * size) / length + Math.abs(margin) * (width + 8);
  const tail = plainNormalTail(margin);
  // The density is below 2/5.
  const off = PLAIN_TAIL_ERROR + 0.4 * error * 2 ** -52;
  return {lo: Math.max(0, tail - off), hi: Math.min(1, tail + off)};
}

/**
 * On the atoms (x_j, +1) for all j, then (x_j, -1), the order of `jointAtoms`.
 * @param weights of the atoms: where one is 0 so is the result, which then does not count
 */
export function gaussianErrors(
  {rows: M, data}: Matrix,
  theta: ArrayLike<number>,
  s: number,
  weights: ArrayLike<number>,
): Ends {
  const [lo, hi] = [new Float64Array(2 * M), new Float64Array(2 * M)];
  for (let j = 0; j < M; j++) {
    for (const [at, label] of [
      [j, 1],
      [M + j, -1],
    ] as const) {
      if (weights[at] === 0) continue;
      const error = errorAt(data, j, theta, s, label);
      lo[at] = error.lo;
      hi[at] = error.hi;
    }
  }
  return {lo, hi};
}
