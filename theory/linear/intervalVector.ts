/** Euclidean norm, spread and weighted sums of vectors of intervals. */

import {sqrt} from '../arithmetic/elementary.ts';
import {addDown, addUp, type Interval, mulDown, mulUp} from '../arithmetic/interval.ts';

/** |s|_2 of k numbers from `at` on; a single number is not squared, so it stays exact. */
export function norm(lo: Float64Array, hi: Float64Array, at: number, k: number): Interval {
  if (k === 1) {
    const low = lo[at]!;
    const high = hi[at]!;
    return {lo: low > 0 ? low : high < 0 ? -high : 0, hi: Math.max(-low, high)};
  }
  return sqrt(squaredNorm(lo, hi, at, k));
}

/** |s|_2^2. */
export function squaredNorm(lo: Float64Array, hi: Float64Array, at: number, k: number): Interval {
  let low = 0;
  let high = 0;
  for (let c = at; c < at + k; c++) {
    const l = lo[c]!;
    const h = hi[c]!;
    const least = l > 0 ? l : h < 0 ? -h : 0;
    const most = Math.max(-l, h);
    low = addDown(low, mulDown(least, least));
    high = addUp(high, mulUp(most, most));
  }
  return {lo: low, hi: high};
}

/** max - min of k numbers from `at` on, at least 0. */
export function spread(lo: Float64Array, hi: Float64Array, at: number, k: number): Interval {
  let maxLo = Number.NEGATIVE_INFINITY;
  let maxHi = Number.NEGATIVE_INFINITY;
  let minLo = Number.POSITIVE_INFINITY;
  let minHi = Number.POSITIVE_INFINITY;
  for (let c = at; c < at + k; c++) {
    const l = lo[c]!;
    const h = hi[c]!;
    if (l > maxLo) maxLo = l;
    if (l < minLo) minLo = l;
    if (h > maxHi) maxHi = h;
    if (h < minHi) minHi = h;
  }
  return k === 1 ? {lo: 0, hi: 0} : {lo: Math.max(0, addDown(maxLo, -minHi)), hi: addUp(maxHi, -minLo)};
}

/** sum_a weights_a x_a over the numbers x_a at from, from + step, ...; weights >= 0, exactly known. */
export function weightedSum(
  weights: ArrayLike<number>,
  {lo, hi}: {readonly lo: Float64Array; readonly hi: Float64Array},
  from: number,
  step: number,
): Interval {
  let low = 0;
  let high = 0;
  for (let a = 0, at = from; a < weights.length; a++, at += step) {
    const weight = weights[a]!;
    if (weight === 0) continue;
    low = addDown(low, mulDown(weight, lo[at]!));
    high = addUp(high, mulUp(weight, hi[at]!));
  }
  return {lo: low, hi: high};
}
