/**
 * exp(x) - 1 and tanh with a relative error bound, so that small changes of a network stay known to many digits.
 *
 * expm1: |x| <= 1/32 by Taylor's polynomial x (1 + x/2 + ... + x^11/12!), truncation below 2^-60 relative, Horner's rule
 * below 8 u; stated 2^-48. Otherwise exp(x) - 1. tanh x = m / (m + 2) with m = expm1(2x). Both are monotone.
 */
import {exp} from './elementary.ts';
import {div, type Interval, nextDown, nextUp, ONE, point, square, sub, ZERO} from './interval.ts';

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
