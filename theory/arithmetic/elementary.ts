/**
 * sqrt, exp and log of intervals, with error bounds that do not rest on Math.* (ECMAScript promises none).
 *
 * sqrt: a candidate is accepted only after comparing its square with the argument exactly.
 * exp:  x = k ln2 + r, |r| <= 0.36, Taylor polynomial in doubles, stated relative error 2^-48.
 * log:  a candidate y is corrected by d = x exp(-y) - 1 with d - d^2/2 - ... enclosed by d/(1+d) <= log(1+d) <= d.
 */
import {inputError} from '../errors.ts';
import {
  add,
  div,
  type Interval,
  interval,
  mul,
  mulDown,
  mulUp,
  nextDown,
  nextUp,
  ONE,
  point,
  scale,
  square,
  sub,
  ZERO,
} from './interval.ts';

const TINY = 2 ** -700;
const UP = 2 ** 200;
const DOWN = 2 ** -100;

function sqrtDown(x: number): number {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return Number.MAX_VALUE;
  // A product of tiny factors has no usable rounding error: scale by exact powers of two.
  if (x < TINY) return sqrtDown(x * UP) * DOWN;
  let r = Math.sqrt(x);
  while (mulUp(r, r) > x) r = nextDown(r);
  return r;
}

function sqrtUp(x: number): number {
  if (x <= 0) return 0;
  if (x < TINY) return sqrtUp(x * UP) * DOWN;
  let r = Math.sqrt(x);
  while (mulDown(r, r) < x) r = nextUp(r);
  return r;
}

/**
 * Square root; the part of a below 0, left by rounding of a nonnegative quantity, counts as 0.
 * @example
 * ```ts
 * import {elementary, interval} from 'transferbound';
 *
 * elementary.sqrt(interval.point(4)); // => {lo: 2, hi: 2}
 * elementary.sqrt(interval.point(2)); // ~ {lo: 1.4142, hi: 1.4142}
 * ```
 */
export function sqrt(a: Interval): Interval {
  if (a.hi < 0) throw inputError('sqrt', 'a', 'an interval that meets [0, Infinity)', a);
  return {lo: sqrtDown(a.lo), hi: sqrtUp(a.hi)};
}

/** ln 2 = LN2_HEAD + LN2_REST to 2^-86; the head has 33 bits, so k times it is exact for |k| < 2^20. */
const LN2_HEAD = 0.6931471803691238;
const LN2_REST = 1.9082149292705877e-10;
const LN2: Interval = {lo: nextDown(Math.LN2), hi: nextUp(Math.LN2)};

/**
 * Taylor coefficients 1/i!, i = 0..14. Truncation at |r| <= 0.36: below 0.36^15/15! * 1.5 < 2^-61. Horner's rule:
 * each step's rounding is damped by |r|, in all below 3 u. Reduction: below 2 u absolute. Together below 2^-50
 * of the result; EXP_ERROR leaves a factor of four.
 */
const TAYLOR: number[] = [1];
for (let i = 1; i <= 14; i++) TAYLOR.push(TAYLOR[i - 1]! / i);
const EXP_ERROR = 2 ** -48;

function expPoint(x: number): Interval {
  if (x === 0) return ONE;
  if (x < -745.2) return {lo: 0, hi: 2 ** -1074};
  if (x > 709.7) return {lo: 2 ** 1023, hi: Number.POSITIVE_INFINITY};
  const k = Math.round(x / Math.LN2);
  const r = x - k * LN2_HEAD - k * LN2_REST;
  let value = TAYLOR[14]!;
  for (let i = 13; i >= 0; i--) value = value * r + TAYLOR[i]!;
  // Two exact powers of two, as 2^k itself may leave the range of normal doubles.
  const half = Math.trunc(k / 2);
  const enclosed = {lo: value * (1 - EXP_ERROR), hi: value * (1 + EXP_ERROR)};
  return scale(2 ** (k - half), scale(2 ** half, enclosed));
}

/**
 * e^a.
 * @example
 * ```ts
 * import {elementary, interval} from 'transferbound';
 *
 * elementary.exp(interval.ZERO); // ~ {lo: 1, hi: 1}
 * ```
 */
export function exp(a: Interval): Interval {
  return {lo: Math.max(0, expPoint(a.lo).lo), hi: expPoint(a.hi).hi};
}

function logPoint(x: number): Interval {
  if (x === 1) return {lo: 0, hi: 0};
  if (x === 0) return {lo: Number.NEGATIVE_INFINITY, hi: -745};
  if (x === Number.POSITIVE_INFINITY) return {lo: 709, hi: x};
  // Subnormals are brought into the normal range, where the relative error bounds hold.
  if (x < 2 ** -1000) return sub(logPoint(x * 2 ** 100), scale(100, LN2));
  const y = Math.log(x);
  const d = sub(mul(point(x), expPoint(-y)), ONE);
  return {lo: add(point(y), div(d, add(ONE, d))).lo, hi: add(point(y), d).hi};
}

/**
 * Natural logarithm of an interval in [0, Infinity).
 * @example
 * ```ts
 * import {elementary, interval} from 'transferbound';
 *
 * elementary.log(interval.point(2)); // ~ {lo: 0.69315, hi: 0.69315}
 * ```
 */
export function log(a: Interval): Interval {
  if (a.lo < 0) throw inputError('log', 'a', 'an interval in [0, Infinity)', a);
  return {lo: logPoint(a.lo).lo, hi: logPoint(a.hi).hi};
}

/**
 * log(1 + exp(a)), the logistic loss at margin -a.
 * @example
 * ```ts
 * import {elementary, interval} from 'transferbound';
 *
 * elementary.softplus(interval.ZERO); // ~ {lo: 0.69315, hi: 0.69315}
 * ```
 */
export function softplus(a: Interval): Interval {
  const at = (x: number): Interval =>
    x > 0 ? add(point(x), log(add(ONE, exp(point(-x))))) : log(add(ONE, exp(point(x))));
  return interval(Math.max(0, at(a.lo).lo), at(a.hi).hi);
}

/**
 * a^beta for a in [0, Infinity) and beta in (0, 1]; 1/2 and 1 avoid the logarithm.
 * @throws InputError for another beta
 * @example
 * ```ts
 * import {elementary, interval} from 'transferbound';
 *
 * elementary.power(interval.point(4), 0.5); // => {lo: 2, hi: 2}
 * ```
 */
export function power(a: Interval, beta: number): Interval {
  if (beta === 1) return a;
  if (beta === 0.5) return sqrt(a);
  if (!(beta > 0)) throw inputError('power', 'beta', 'a number > 0', beta);
  const at = (x: number): Interval => (x <= 0 ? point(0) : exp(scale(beta, log(point(x)))));
  return {lo: Math.max(0, at(a.lo).lo), hi: at(a.hi).hi};
}

/**
 * exp(x) - 1 and tanh with a relative error bound, so that small changes of a network stay known to many digits.
 *
 * expm1: |x| <= 1/32 by Taylor's polynomial x (1 + x/2 + ... + x^11/12!), truncation below 2^-60 relative, Horner's rule
 * below 8 u; stated 2^-48. Otherwise exp(x) - 1. tanh x = m / (m + 2) with m = expm1(2x). Both are monotone.
 */
const ERROR = 2 ** -48;
const COEFFICIENTS: number[] = [1];
for (let i = 2; i <= 12; i++) COEFFICIENTS.push(COEFFICIENTS[i - 2]! / i);

function expm1Point(x: number): Interval {
  if (x === 0) return ZERO;
  // x <= e^x - 1 <= x + x^2, and x^2 is below the next double.
  if (Math.abs(x) < 2 ** -600) return {lo: x, hi: nextUp(x)};
  if (Math.abs(x) > 1 / 32) return sub(exp(point(x)), ONE);
  let series = COEFFICIENTS[11]!;
  for (let i = 10; i >= 0; i--) series = series * x + COEFFICIENTS[i]!;
  const value = x * series;
  const error = Math.abs(value) * ERROR;
  return {lo: nextDown(value - error), hi: nextUp(value + error)};
}

export function expm1(a: Interval): Interval {
  return {lo: Math.max(-1, expm1Point(a.lo).lo), hi: expm1Point(a.hi).hi};
}

function tanhPoint(x: number): Interval {
  if (x < 0) {
    const {lo, hi} = tanhPoint(-x);
    return {lo: 0 - hi, hi: 0 - lo};
  }
  if (x === 0) return ZERO;
  // 1 - tanh 20 = 8.5e-18.
  if (x > 20) return {lo: 1 - 2 ** -53, hi: 1};
  const m = expm1Point(2 * x);
  const at = (v: number) => div(point(v), {lo: nextDown(v + 2), hi: nextUp(v + 2)});
  return {lo: Math.max(0, at(m.lo).lo), hi: Math.min(1, at(m.hi).hi)};
}

export function tanh(a: Interval): Interval {
  return {lo: tanhPoint(a.lo).lo, hi: tanhPoint(a.hi).hi};
}

/** Every slope 1 - tanh^2 of tanh on a. */
export function tanhSlope(a: Interval): Interval {
  return sub(ONE, square(tanh(a)));
}
