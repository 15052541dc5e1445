/**
 * The smallest of the d singular values of a q x d table W, 0 exactly where W has not full column rank.
 *
 * s is below it iff W^T W - s^2 I is positive definite, at it iff that is semidefinite and singular, above it iff it is
 * neither; fraction-free elimination decides each case exactly, and bisection over the doubles ends with the value
 * itself or with two neighbouring doubles around it.
 */

import {type Interval, nextDown, nextUp, point, ZERO} from '../arithmetic/interval.ts';
import {
  compare,
  fromDouble,
  minus,
  over,
  plus,
  type Rational,
  rational,
  ratioToInterval,
  times,
} from '../arithmetic/rational.ts';
import {eliminate} from './exactLinear.ts';
import {type ExactMatrix, entry, exactMatrix, product, transpose} from './exactMatrix.ts';
import type {Matrix} from './matrix.ts';

/** -1, 0, 1 as s is below, at or above the smallest singular value; s finite, >= 0. */
function side(gram: readonly bigint[], den: bigint, d: number, s: number): -1 | 0 | 1 {
  const {num, den: root} = fromDouble(s);
  const scale = root * root;
  const shift = num * num * den;
  const work = Array.from({length: d}, (_, i) =>
    gram.slice(i * d, (i + 1) * d).map((g, j) => g * scale - (i === j ? shift : 0n)),
  );
  const {pivots, semidefinite} = eliminate(work, d, false);
  if (!semidefinite) return 1;
  return pivots.length === d ? -1 : 0;
}

/** A guess from the trace of the inverse's powers: inverse iteration on doubles, only a starting point. */
function guess(gram: Float64Array, d: number): number {
  const inverse = Array.from({length: d}, (_, i) =>
    Array.from({length: 2 * d}, (_, j): number => (j === d + i ? 1 : 0)),
  );
  for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) inverse[i]![j] = gram[i * d + j]!;
  for (let p = 0; p < d; p++) {
    const source = inverse[p]!;
    const pivot = source[p]!;
    for (let i = 0; i < d; i++) {
      if (i === p) continue;
      const factor = inverse[i]![p]! / pivot;
      for (let j = 0; j < 2 * d; j++) inverse[i]![j]! -= factor * source[j]!;
    }
    for (let j = 0; j < 2 * d; j++) source[j]! /= pivot;
  }
  let x: number[] = Array.from({length: d}, (_, i) => 1 + i / 16);
  let growth = 1;
  for (let step = 0; step < 40; step++) {
    const y = inverse.map((r) => x.reduce((sum, v, j) => sum + v * r[d + j]!, 0));
    growth = Math.hypot(...y) / Math.hypot(...x);
    const norm = Math.hypot(...y);
    x = y.map((v) => v / norm);
  }
  return Math.sqrt(1 / growth);
}

/** The tightest enclosure in doubles, a point where the value is a double. */
export function smallestSingularValue(W: Matrix): Interval {
  const d = W.columns;
  const w = exactMatrix(W);
  const {num, den} = product(transpose(w), w);
  if (side(num, den, d, 0) === 0) return ZERO;
  const at = (s: number) => side(num, den, d, s);
  const start = guess(
    Float64Array.from(num, (n) => ratioToInterval(n, den).lo),
    d,
  );
  const safe = start > 0 && start < Number.POSITIVE_INFINITY ? start : 1;
  // The value is at most any column's norm, which is finite but may be above the largest double.
  let lo = 0;
  let hi = Number.MAX_VALUE;
  for (let factor = 2 ** -52; lo === 0 && factor < 1; factor *= 8) {
    const s = Math.min(safe - safe * factor, nextDown(safe));
    const where = at(s);
    if (where === 0) return point(s);
    if (where < 0) lo = s;
    else hi = s;
  }
  for (let factor = 2 ** -52; hi === Number.MAX_VALUE && factor < 2 ** 60; factor *= 8) {
    const s = Math.max(safe + safe * factor, nextUp(safe));
    if (!(s < Number.MAX_VALUE)) break;
    const where = at(s);
    if (where === 0) return point(s);
    if (where > 0) hi = s;
    else lo = Math.max(lo, s);
  }
  if (hi === Number.MAX_VALUE && at(hi) <= 0) return {lo: hi, hi: Number.POSITIVE_INFINITY};
  for (;;) {
    // Between far ends halve the exponent, between near ones the distance.
    const mid = hi > 4 * lo && lo > 0 ? Math.sqrt(lo) * Math.sqrt(hi) : lo / 2 + hi / 2;
    if (!(mid > lo && mid < hi)) return {lo, hi};
    const where = at(mid);
    if (where === 0) return point(mid);
    if (where < 0) lo = mid;
    else hi = mid;
  }
}

/** The integer square root where n is a square. */
function wholeRoot(n: bigint): bigint | undefined {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root * root === n ? root : undefined;
    root = next;
  }
}

/**
 * s^2 of a matrix of one or two columns of full rank, s its smallest singular value, where it is rational:
 * (t - sqrt(t^2 - 4 d)) / 2 with t and d the trace and determinant of W^T W. Undefined otherwise.
 */
export const rationalSquare = (W: Matrix): Rational | undefined => exactRationalSquare(exactMatrix(W));

/** The same of a matrix of rationals. */
export function exactRationalSquare(w: ExactMatrix): Rational | undefined {
  if (w.columns > 2) return undefined;
  const gram = product(transpose(w), w);
  const first = entry(gram, 0, 0);
  if (w.columns === 1) return compare(first, rational(0n)) > 0 ? first : undefined;
  const [second, cross] = [entry(gram, 1, 1), entry(gram, 0, 1)];
  const trace = plus(first, second);
  const determinant = minus(times(first, second), times(cross, cross));
  if (compare(determinant, rational(0n)) <= 0) return undefined;
  const square = minus(times(trace, trace), times(rational(4n), determinant));
  const reduced = rational(square.num, square.den);
  const [num, den] = [wholeRoot(reduced.num), wholeRoot(reduced.den)];
  if (num === undefined || den === undefined) return undefined;
  return over(minus(trace, rational(num, den)), rational(2n));
}
