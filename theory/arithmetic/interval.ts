/**
 * Certified intervals: every operation returns an interval that contains the exact real result for all reals in
 * its operands. IEEE 754 double +, -, *, / are correctly rounded; their rounding error is itself computed exactly
 * (TwoSum; TwoProduct after Veltkamp and Dekker), so an end is moved outward only when the operation was inexact.
 * On tables of small dyadic numbers everything therefore stays a point and equalities are decided, not left open.
 *
 * sqrt, exp and log are in elementary.ts: ECMAScript promises no accuracy for Math.sqrt, Math.exp, Math.log.
 * Sources: Dekker 1971; Rump, Zimmermann, Boldo, Melquiond 2009 (successor of a double); IEEE 1788 (outward rounding).
 */
import {inputError} from '../errors.ts';

/**
 * An enclosure of a real number: lo <= x <= hi, where an infinite end stands for arbitrarily large numbers.
 */
export interface Interval {
  /** Lower end, never NaN; -Infinity where nothing is known. */
  readonly lo: number;
  /** Upper end, never NaN, at least lo; Infinity where nothing is known. */
  readonly hi: number;
}

const SMALLEST = 2 ** -1074;
const PHI = 2 ** -53 * (1 + 2 ** -52);
const SPLITTER = 2 ** 27 + 1;
const TINY = 2 ** -900;
const PRODUCT_LEAST = 2 ** -960;
const PRODUCT_MOST = 2 ** 1000;
const FACTOR_MOST = 2 ** 990;

/** A double strictly above x (the next one, or one further near the underflow threshold); Infinity stays. */
export function nextUp(x: number): number {
  return x + (Math.abs(x) * PHI + SMALLEST);
}

/** A double strictly below x; -Infinity stays. */
export function nextDown(x: number): number {
  return x - (Math.abs(x) * PHI + SMALLEST);
}

/**
 * The interval [lo, hi].
 * @throws InputError where an end is NaN or lo > hi
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.interval(1, 2); // => {lo: 1, hi: 2}
 * ```
 */
export function interval(lo: number, hi: number): Interval {
  if (!(lo <= hi)) throw inputError('interval', 'ends', 'lo <= hi, neither NaN', [lo, hi].map(String));
  return {lo, hi};
}

/**
 * The interval of one exactly known number.
 * @throws InputError for NaN
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.point(0.5); // => {lo: 0.5, hi: 0.5}
 * ```
 */
export function point(x: number): Interval {
  if (Number.isNaN(x)) throw inputError('point', 'x', 'a number', x);
  return {lo: x, hi: x};
}

/**
 * The number 0.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.add(interval.ZERO, interval.point(2)); // => {lo: 2, hi: 2}
 * ```
 */
export const ZERO: Interval = {lo: 0, hi: 0};
/**
 * The number 1.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.sub(interval.ONE, interval.point(0.25)); // => {lo: 0.75, hi: 0.75}
 * ```
 */
export const ONE: Interval = {lo: 1, hi: 1};
export const WHOLE: Interval = {lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY};

/** Exact error of s = fl(a + b), that is (a + b) - s; NaN on overflow. */
function sumError(a: number, b: number, s: number): number {
  const bb = s - a;
  return a - (s - bb) + (b - bb);
}

/** a + b rounded down. */
export function addDown(a: number, b: number): number {
  const s = a + b;
  return sumError(a, b, s) >= 0 ? s : outwardDown(s, a, b);
}

/** a + b rounded up. */
export function addUp(a: number, b: number): number {
  const s = a + b;
  return sumError(a, b, s) <= 0 ? s : outwardUp(s, a, b);
}

function outwardDown(s: number, a: number, b: number): number {
  if (Number.isNaN(s)) return Number.NEGATIVE_INFINITY;
  if (Math.abs(s) < Number.POSITIVE_INFINITY) return nextDown(s);
  if (s < 0) return s;
  // fl overflowed upward from finite operands: the sum is at least the largest double, no more is known.
  return Math.abs(a) < Number.POSITIVE_INFINITY && Math.abs(b) < Number.POSITIVE_INFINITY
    ? Number.MAX_VALUE
    : s;
}

function outwardUp(s: number, a: number, b: number): number {
  return -outwardDown(-s, -a, -b);
}

/** Exact error (a * b) - p of p = fl(a * b), a and b nonzero; NaN where the split may overflow or underflow. */
function productError(a: number, b: number, p: number): number {
  const size = Math.abs(p);
  if (
    !(size > PRODUCT_LEAST && size < PRODUCT_MOST && Math.abs(a) < FACTOR_MOST && Math.abs(b) < FACTOR_MOST)
  )
    return Number.NaN;
  const ca = SPLITTER * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = SPLITTER * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return al * bl - (p - ah * bh - al * bh - ah * bl);
}

/** a * b rounded down; 0 times an infinite end is 0, as an infinite end stands for arbitrarily large reals. */
export function mulDown(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const p = a * b;
  if (productError(a, b, p) >= 0) return p;
  if (Math.abs(p) < Number.POSITIVE_INFINITY) return nextDown(p);
  if (p < 0) return p;
  return Math.abs(a) < Number.POSITIVE_INFINITY && Math.abs(b) < Number.POSITIVE_INFINITY
    ? Number.MAX_VALUE
    : p;
}

/** a * b rounded up. */
export function mulUp(a: number, b: number): number {
  // + 0 turns -0 into 0.
  return -mulDown(-a, b) + 0;
}

/** a / b rounded down, b nonzero and finite or infinite. */
function divDown(a: number, b: number): number {
  if (a === 0) return 0;
  const q = a / b;
  if (Number.isNaN(q)) return Number.NEGATIVE_INFINITY;
  if (Math.abs(q) === Number.POSITIVE_INFINITY) {
    if (q < 0) return q;
    return Math.abs(a) < Number.POSITIVE_INFINITY ? Number.MAX_VALUE : q;
  }
  const p = q * b;
  const error = productError(q, b, p);
  // The residual a - q*b is a double for a correctly rounded quotient, so this difference is exact.
  if (Number.isNaN(error) || !(Math.abs(a) > TINY)) return nextDown(q);
  const residual = a - p - error;
  return residual === 0 || residual > 0 === b > 0 ? q : nextDown(q);
}

/**
 * a + b, rounded outwards.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.add(interval.interval(0, 1), interval.point(2)); // => {lo: 2, hi: 3}
 * ```
 */
export function add(a: Interval, b: Interval): Interval {
  return {lo: addDown(a.lo, b.lo), hi: addUp(a.hi, b.hi)};
}

/**
 * -a, exact.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.neg(interval.interval(1, 2)); // => {lo: -2, hi: -1}
 * ```
 */
export function neg(a: Interval): Interval {
  return {lo: -a.hi, hi: -a.lo};
}

/**
 * a - b, rounded outwards.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.sub(interval.interval(1, 2), interval.interval(0, 1)); // => {lo: 0, hi: 2}
 * ```
 */
export function sub(a: Interval, b: Interval): Interval {
  return {lo: addDown(a.lo, -b.hi), hi: addUp(a.hi, -b.lo)};
}

/**
 * a b, rounded outwards.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.mul(interval.interval(-1, 2), interval.point(3)); // => {lo: -3, hi: 6}
 * ```
 */
export function mul(a: Interval, b: Interval): Interval {
  if (a.lo >= 0 && b.lo >= 0) return {lo: mulDown(a.lo, b.lo), hi: mulUp(a.hi, b.hi)};
  return {
    lo: Math.min(mulDown(a.lo, b.lo), mulDown(a.lo, b.hi), mulDown(a.hi, b.lo), mulDown(a.hi, b.hi)),
    hi: Math.max(mulUp(a.lo, b.lo), mulUp(a.lo, b.hi), mulUp(a.hi, b.lo), mulUp(a.hi, b.hi)),
  };
}

/**
 * c a, where c is one exactly known number; rounded outwards.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.scale(0.5, interval.interval(1, 3)); // => {lo: 0.5, hi: 1.5}
 * ```
 */
export function scale(c: number, a: Interval): Interval {
  return c >= 0 ? {lo: mulDown(c, a.lo), hi: mulUp(c, a.hi)} : {lo: mulDown(c, a.hi), hi: mulUp(c, a.lo)};
}

/**
 * a / b, rounded outwards; the whole line where b contains 0.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.div(interval.ONE, interval.point(4)); // => {lo: 0.25, hi: 0.25}
 * interval.div(interval.ONE, interval.interval(-1, 1)); // => {lo: -Infinity, hi: Infinity}
 * ```
 */
export function div(a: Interval, b: Interval): Interval {
  if (b.lo <= 0 && b.hi >= 0) return WHOLE;
  return {
    lo: Math.min(divDown(a.lo, b.lo), divDown(a.lo, b.hi), divDown(a.hi, b.lo), divDown(a.hi, b.hi)),
    hi: 0 - Math.min(divDown(-a.lo, b.lo), divDown(-a.lo, b.hi), divDown(-a.hi, b.lo), divDown(-a.hi, b.hi)),
  };
}

/**
 * a^2, never below 0; rounded outwards.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.square(interval.interval(-1, 2)); // => {lo: 0, hi: 4}
 * ```
 */
export function square(a: Interval): Interval {
  const m = magnitude(a);
  const least = a.lo <= 0 && a.hi >= 0 ? 0 : Math.min(Math.abs(a.lo), Math.abs(a.hi));
  return {lo: Math.max(0, mulDown(least, least)), hi: mulUp(m, m)};
}

/** The largest absolute value in a. */
export function magnitude(a: Interval): number {
  return Math.max(Math.abs(a.lo), Math.abs(a.hi));
}

/**
 * |a|, exact.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.abs(interval.interval(-2, 1)); // => {lo: 0, hi: 2}
 * ```
 */
export function abs(a: Interval): Interval {
  if (a.lo >= 0) return a;
  if (a.hi <= 0) return neg(a);
  return {lo: 0, hi: magnitude(a)};
}

/**
 * max(a, b), exact.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.max(interval.interval(0, 3), interval.interval(1, 2)); // => {lo: 1, hi: 3}
 * ```
 */
export function max(a: Interval, b: Interval): Interval {
  return {lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi)};
}

/**
 * min(a, b), exact.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.min(interval.interval(0, 3), interval.interval(1, 2)); // => {lo: 0, hi: 2}
 * ```
 */
export function min(a: Interval, b: Interval): Interval {
  return {lo: Math.min(a.lo, b.lo), hi: Math.min(a.hi, b.hi)};
}

/**
 * (a)_+ = max(a, 0), exact.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.positivePart(interval.interval(-1, 2)); // => {lo: 0, hi: 2}
 * ```
 */
export function positivePart(a: Interval): Interval {
  return max(a, ZERO);
}

/**
 * The smallest interval that contains both.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.hull(interval.point(1), interval.point(3)); // => {lo: 1, hi: 3}
 * ```
 */
export function hull(a: Interval, b: Interval): Interval {
  return {lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi)};
}

/**
 * The common part of two enclosures of the same number.
 * @throws InputError where they are disjoint, as one of them is then wrong
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.meet(interval.interval(0, 2), interval.interval(1, 3)); // => {lo: 1, hi: 2}
 * ```
 */
export function meet(a: Interval, b: Interval): Interval {
  return interval(Math.max(a.lo, b.lo), Math.min(a.hi, b.hi));
}

/**
 * The sum of the items, 0 of none; rounded outwards.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.sum([interval.point(1), interval.point(2), interval.point(3)]); // => {lo: 6, hi: 6}
 * ```
 */
export function sum(items: Iterable<Interval>): Interval {
  let lo = 0;
  let hi = 0;
  for (const item of items) {
    lo = addDown(lo, item.lo);
    hi = addUp(hi, item.hi);
  }
  return {lo, hi};
}

/**
 * <a, b> of two vectors of equal length, of exactly known numbers; rounded outwards.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.dot([1, 2], [3, 4]); // => {lo: 11, hi: 11}
 * ```
 */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): Interval {
  let lo = 0;
  let hi = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!;
    const y = b[i]!;
    const p = x * y;
    // One error for both ends: this is the innermost loop of what a check does.
    const error = productError(x, y, p);
    lo = addDown(lo, error >= 0 ? p : mulDown(x, y));
    hi = addUp(hi, error <= 0 ? p : mulUp(x, y));
  }
  return {lo, hi};
}

/**
 * hi - lo, rounded up.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.width(interval.interval(1, 3)); // => 2
 * ```
 */
export function width(a: Interval): number {
  return a.lo === a.hi ? 0 : addUp(a.hi, -a.lo);
}

/**
 * The middle, rounded: for display only.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.middle(interval.interval(1, 3)); // => 2
 * ```
 */
export function middle(a: Interval): number {
  return a.lo === a.hi ? a.lo : a.lo / 2 + a.hi / 2;
}

/**
 * Whether lo <= x <= hi.
 * @example
 * ```ts
 * import {interval} from 'transferbound';
 *
 * interval.contains(interval.interval(0, 1), 0.5); // => true
 * ```
 */
export function contains(a: Interval, x: number): boolean {
  return a.lo <= x && x <= a.hi;
}
