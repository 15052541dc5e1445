/**
 * The support function of a box cut by a ball,
 *
 *   V = max { <c, s> : |s_j| <= 1, |s|_2 <= rho },   d coordinates.
 *
 * Water filling: with a = |c| in decreasing order, the k largest coordinates saturate (s_j = 1) and the others are
 * proportional, s_j = a_j / mu, mu = sqrt(sum_{j>k} a_j^2 / (rho^2 - k)), where a_k >= mu >= a_{k+1}; so
 *   V = sum_{j<=k} a_j + sqrt((rho^2 - k) sum_{j>k} a_j^2).
 * Where that order of a_k, mu, a_{k+1} is certain, the formula itself is evaluated in intervals. Otherwise the lower
 * end comes from a feasible s and the upper end from the Lagrange dual, valid for every mu > 0:
 *   V <= sum_j max_{0<=s<=1} (a_j s - mu s^2 / 2) + mu rho^2 / 2.
 * V grows with every a_j, so an enclosed c takes its two ends separately. If at most rho^2 of the a_j are positive
 * the ball does not bind, V = sum a_j.
 * Arguments: c -> exact numbers or lo/hi ends; rho -> a number >= 0, or boxBallSquared with an enclosure of rho^2.
 * Source: KKT conditions of a convex problem, Boyd, Vandenberghe 2004, section 5.5.3.
 */

import {sqrt} from '../arithmetic/elementary.ts';
import {
  add,
  addDown,
  addUp,
  div,
  type Interval,
  mul,
  mulDown,
  mulUp,
  point,
  square,
  sub,
} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';

type Coefficients = ArrayLike<number> | {readonly lo: ArrayLike<number>; readonly hi: ArrayLike<number>};

/** sum of a_j^2 from k on, and of a_j before k. */
function parts(a: Float64Array, k: number): {head: Interval; tail: Interval} {
  let head: Interval = point(0);
  let tail: Interval = point(0);
  for (let j = 0; j < k; j++) head = {lo: addDown(head.lo, a[j]!), hi: addUp(head.hi, a[j]!)};
  // Smallest first: the smaller the partial sums, the less rounding.
  for (let j = a.length - 1; j >= k; j--) tail = add(tail, square(point(a[j]!)));
  return {head, tail};
}

/** Value of s_j = min(1, a_j / mu), shrunk until it is certainly in the ball. */
function feasible(a: Float64Array, mu: number, r2: number): number {
  const s = a.map((x) => (x >= mu ? 1 : x / mu));
  for (let attempt = 0, shrink = 2 ** -50; attempt < 40; attempt++, shrink *= 2) {
    let size = 0;
    for (const x of s) size = addUp(size, mulUp(x, x));
    if (size <= r2) {
      let value = 0;
      for (const [j, x] of s.entries()) value = addDown(value, mulDown(a[j]!, x));
      return value;
    }
    for (let j = 0; j < s.length; j++) s[j] = s[j]! * (1 - shrink);
  }
  return 0;
}

/** The dual's value at mu > 0. */
function dual(a: Float64Array, mu: number, r2: number): number {
  let value = mulUp(mu / 2, r2);
  for (const x of a) {
    const gain = x >= mu ? sub(point(x), point(mu / 2)) : div(square(point(x)), point(2 * mu));
    value = addUp(value, gain.hi);
  }
  return value;
}

/** V of nonnegative exact a in decreasing order for a ball of squared radius r2. */
function exactly(a: Float64Array, r2: number): Interval {
  const positive = a.findLastIndex((x) => x > 0) + 1;
  if (positive <= r2) return parts(a, a.length).head;
  if (r2 <= 0) return point(0);
  // The number of saturated coordinates, in plain doubles; certified below.
  let k = 0;
  let rest = 0;
  const after = new Float64Array(a.length + 1);
  for (let j = a.length - 1; j >= 0; j--) after[j] = rest += a[j]! * a[j]!;
  while (k < positive && k < r2 && a[k]! * a[k]! * (r2 - k) >= after[k]!) k++;
  if (k >= r2) k = Math.max(0, Math.ceil(r2) - 1);
  const {head, tail} = parts(a, k);
  const left = sub(point(r2), point(k));
  const before = k === 0 || mul(square(point(a[k - 1]!)), left).lo >= tail.hi;
  if (before && mul(square(point(a[k]!)), left).hi <= tail.lo) return add(head, sqrt(mul(left, tail)));
  const mu = Math.max(Math.sqrt(after[k]! / (r2 - k)), 2 ** -500);
  const bounds = [parts(a, a.length).head.hi, sqrt(mul(point(r2), parts(a, 0).tail)).hi, dual(a, mu, r2)];
  return {lo: feasible(a, mu, r2), hi: Math.min(...bounds)};
}

function sizes(where: string, c: Coefficients): {lo: Float64Array; hi: Float64Array} {
  const isEnds = 'lo' in c;
  const low = isEnds ? c.lo : c;
  const high = isEnds ? c.hi : c;
  if (low.length !== high.length) throw inputError(where, 'c', `${low.length} upper ends`, high.length);
  const lo = new Float64Array(low.length);
  const hi = new Float64Array(low.length);
  for (let j = 0; j < low.length; j++) {
    const l = low[j]!;
    const h = high[j]!;
    if (!(l <= h && Number.isFinite(l) && Number.isFinite(h))) {
      throw inputError(where, `c[${j}]`, 'finite ends, lo <= hi', [l, h].map(String));
    }
    lo[j] = Math.max(0, l, -h);
    hi[j] = Math.max(-l, h);
  }
  return {lo: lo.sort().reverse(), hi: hi.sort().reverse()};
}

/** Encloses V for an enclosure of rho^2. */
export function boxBallSquared(c: Coefficients, rhoSquared: Interval): Interval {
  if (!(rhoSquared.lo >= 0 && rhoSquared.lo <= rhoSquared.hi)) {
    throw inputError('boxBallSquared', 'rhoSquared', 'an interval in [0, Infinity)', rhoSquared);
  }
  const a = sizes('boxBall', c);
  return {lo: Math.max(0, exactly(a.lo, rhoSquared.lo).lo), hi: exactly(a.hi, rhoSquared.hi).hi};
}

/** Encloses V for a radius rho >= 0. */
export function boxBall(c: Coefficients, rho: number): Interval {
  if (!(rho >= 0)) throw inputError('boxBall', 'rho', 'a number >= 0', rho);
  const squared = square(point(rho));
  return boxBallSquared(c, {lo: Math.max(0, squared.lo), hi: squared.hi});
}
