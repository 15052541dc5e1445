/**
 * Exact rationals on BigInt: every double is one, sums, products and quotients stay exact, comparisons are decided.
 *
 * Denominator > 0; lowest terms unless longer than 1024 digits, where Euclid's algorithm would cost more than it saves:
 * equality is `compare(a, b) === 0`. Matrices of rationals keep one common denominator instead (exactMatrix.ts), so no
 * greatest common divisor is taken in a hot loop.
 */

import {inputError} from '../errors.ts';
import {sqrt} from './elementary.ts';
import {div, type Interval, point, scale, ZERO} from './interval.ts';

export interface Rational {
  readonly num: bigint;
  /** Greater than 0. */
  readonly den: bigint;
}

const LONG = 1n << 1024n;
const EXACT = 2 ** 53;
const LARGEST_EXPONENT = 971;
const SMALLEST_EXPONENT = -1074;

function gcd(x: bigint, y: bigint): bigint {
  let a = x < 0n ? -x : x;
  let b = y;
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** num / den, den not 0; in lowest terms unless long. */
export function rational(num: bigint, den = 1n): Rational {
  if (den === 0n) throw inputError('rational', 'den', 'a denominator other than 0', den);
  const [n, d] = den < 0n ? [-num, -den] : [num, den];
  if (n === 0n) return {num: n, den: 1n};
  if (d === 1n || d > LONG || n > LONG || n < -LONG) return {num: n, den: d};
  const common = gcd(n, d);
  return common === 1n ? {num: n, den: d} : {num: n / common, den: d / common};
}

/** The least k >= 0 for which 2^k x is an integer. */
export function binaryPlaces(x: number): number {
  let k = 0;
  for (let scaled = x; !Number.isInteger(scaled); scaled *= 2) k++;
  return k;
}

/** The rational that a double is. */
export function fromDouble(x: number): Rational {
  if (!Number.isFinite(x)) throw inputError('fromDouble', 'x', 'a finite number', x);
  const k = binaryPlaces(x);
  const half = Math.trunc(k / 2);
  return {num: BigInt(x * 2 ** half * 2 ** (k - half)), den: 1n << BigInt(k)};
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function minus(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den);
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}

export function over(a: Rational, b: Rational): Rational {
  if (b.num === 0n) throw inputError('over', 'b', 'a divisor other than 0', '0');
  return rational(a.num * b.den, a.den * b.num);
}

/** The sign of a - b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** An upper bound, too large by at most 4, on the number of binary digits of n > 0. */
function digits(n: bigint): number {
  const x = Number(n);
  return x < Number.MAX_VALUE ? Math.floor(Math.log2(x)) + 2 : 4 * n.toString(16).length;
}

/** The tightest doubles around num / den, den > 0; a point where the quotient is a double. */
export function ratioToInterval(num: bigint, den: bigint): Interval {
  if (num === 0n) return ZERO;
  const a = Number(num);
  const b = Number(den);
  if (a > -EXACT && a < EXACT && b < EXACT) return div(point(a), point(b));
  if (num < 0n) {
    const {lo, hi} = ratioToInterval(-num, den);
    return {lo: -hi, hi: -lo};
  }
  // q = floor(num / den / 2^e), with at least 53 digits unless subnormal; then cut to 53 digits.
  let e = Math.max(SMALLEST_EXPONENT, digits(num) - digits(den) - 59);
  const top = e < 0 ? num << BigInt(-e) : num;
  const bottom = e > 0 ? den << BigInt(e) : den;
  let q = top / bottom;
  let inexact = q * bottom !== top;
  while (q >= 0x20000000000000n) {
    inexact ||= (q & 1n) === 1n;
    q >>= 1n;
    e++;
  }
  if (e > LARGEST_EXPONENT) return {lo: Number.MAX_VALUE, hi: Number.POSITIVE_INFINITY};
  const lo = Number(q) * 2 ** e;
  return {lo, hi: inexact ? Number(q + 1n) * 2 ** e : lo};
}

/** The tightest doubles around r. */
export function toInterval(r: Rational): Interval {
  return ratioToInterval(r.num, r.den);
}

/** Square root of r >= 0: scaled by a power of four first, so that r may be far outside the range of doubles. */
export function sqrtToInterval(r: Rational): Interval {
  if (r.num < 0n) throw inputError('sqrtToInterval', 'r', 'a rational >= 0', 'a negative one');
  if (r.num === 0n) return ZERO;
  const half = Math.floor((digits(r.num) - digits(r.den)) / 2);
  const shift = BigInt(2 * Math.abs(half));
  const near = half > 0 ? ratioToInterval(r.num, r.den << shift) : ratioToInterval(r.num << shift, r.den);
  const first = Math.max(-1000, Math.min(1000, half));
  const once = scale(2 ** first, sqrt(near));
  const {lo, hi} = first === half ? once : scale(2 ** Math.max(-1000, Math.min(1000, half - first)), once);
  return {lo: Math.max(0, lo), hi};
}
