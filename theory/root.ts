/**
 * Square root of an enclosed nonnegative number, down to the smallest doubles: below 2^-700 the argument is scaled by
 * 2^200 and the root by 2^-100, both exactly, as a product of tiny factors has no usable rounding error.
 */
import {sqrt} from './elementary.ts';
import type {Interval} from './interval.ts';

const TINY = 2 ** -700;
const UP = 2 ** 200;
const DOWN = 2 ** -100;

/** The root of one number, a point interval where it is exact. */
function rootOf(x: number): Interval {
  if (!(x > 0 && x < TINY)) return sqrt({lo: x, hi: x});
  const scaled = sqrt({lo: x * UP, hi: x * UP});
  return {lo: scaled.lo * DOWN, hi: scaled.hi * DOWN};
}

/** Encloses the root; the part of a below 0 counts as 0. */
export function root(a: Interval): Interval {
  if (a.lo >= TINY) return sqrt(a);
  return {lo: rootOf(Math.max(0, a.lo)).lo, hi: rootOf(a.hi).hi};
}
