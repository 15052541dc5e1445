/**
 * sum_j m_j |W h_j - w_j|^2 of a big pool, enclosed in one pass over the points.
 *
 * With r the exact and r^ the computed residuals, |r^ - r| <= gamma_{d+2} (sum_i |W_ki h_ji| + |w_jk|), so by Minkowski
 * sqrt(sum m |r|^2) differs from sqrt(sum m |r^|^2) by at most gamma_{d+2} sqrt(sum_k N_k^2),
 * N_k = sum_i |W_ki| sqrt(S_ii) + sqrt(T_k). The error is in proportion to the root of the loss: small losses stay sharp.
 */

import type {Interval} from '../arithmetic/interval.ts';
import type {Matrix} from '../linear/matrix.ts';
import {columnSquares, gamma, SLACK, type Support, UNDERFLOW} from './certifiedMoments.ts';

/** An upper bound on sum_k (sum_i |W_ki| sqrt(S_ii) + sqrt(T_k))^2. */
function sizeBound(W: Float64Array, S: Float64Array, T: Float64Array): number {
  const d = S.length;
  let bound = 0;
  for (let k = 0; k < T.length; k++) {
    let size = Math.sqrt(T[k]!);
    for (let i = 0; i < d; i++) size += Math.abs(W[k * d + i]!) * Math.sqrt(S[i]!);
    bound += size * size;
  }
  return bound * SLACK + UNDERFLOW;
}

/** Enclosure of the sum, not divided by the total. */
export function certifiedResidual(s: Support, table: Matrix, decoder: Matrix, target: Matrix): Interval {
  const d = table.columns;
  const q = target.columns;
  const W = decoder.data;
  const h = table.data;
  const w = target.data;
  let sum = 0;
  for (let start = 0; start < s.index.length; start += s.block) {
    const end = Math.min(start + s.block, s.index.length);
    let part = 0;
    for (let a = start; a < end; a++) {
      const j = s.index[a]!;
      const base = j * d;
      let point = 0;
      let k = 0;
      // Four rows of W at a time: independent sums hide the latency of one, each in the order of a plain loop.
      for (; k + 3 < q; k += 4) {
        let at = k * d;
        let r0 = -w[j * q + k]!;
        let r1 = -w[j * q + k + 1]!;
        let r2 = -w[j * q + k + 2]!;
        let r3 = -w[j * q + k + 3]!;
        for (let i = 0; i < d; i++, at++) {
          const x = h[base + i]!;
          r0 += W[at]! * x;
          r1 += W[at + d]! * x;
          r2 += W[at + 2 * d]! * x;
          r3 += W[at + 3 * d]! * x;
        }
        point += r0 * r0 + r1 * r1 + (r2 * r2 + r3 * r3);
      }
      for (; k < q; k++) {
        let r = -w[j * q + k]!;
        for (let i = 0; i < d; i++) r += W[k * d + i]! * h[base + i]!;
        point += r * r;
      }
      part += s.mass[a]! * point;
    }
    sum += part;
  }
  if (!(sum < 2 ** 1000)) return {lo: 0, hi: Number.POSITIVE_INFINITY};
  const relative = gamma(q + s.roundings) * SLACK;
  const size = sizeBound(W, columnSquares(s, table), columnSquares(s, target));
  if (!(size < 2 ** 1000)) return {lo: 0, hi: Number.POSITIVE_INFINITY};
  const shift = gamma(d + 3) * Math.sqrt(size) * SLACK + UNDERFLOW;
  // SLACK covers the accuracy of Math.sqrt only where it enlarges; here the roots cancel, so the middle is kept:
  // (x +- e)^2 = x^2 +- 2 x e + e^2.
  const root = Math.sqrt(sum) * SLACK;
  const error = (sum * relative + 2 * root * (1 + relative) * shift + shift * shift) * SLACK + UNDERFLOW;
  return {lo: Math.max(0, (sum - error) * (1 - 2 ** -50)), hi: (sum + error) * (1 + 2 ** -50)};
}
