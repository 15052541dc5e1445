/**
 * s^2 of a matrix of one or two columns of full rank, s its smallest singular value, where it is rational:
 * (t - sqrt(t^2 - 4 d)) / 2 with t and d the trace and determinant of W^T W. Undefined otherwise.
 */

import {compare, minus, over, plus, type Rational, rational, times} from '../arithmetic/rational.ts';
import {entry, exactMatrix, product, transpose} from './exactMatrix.ts';
import type {Matrix} from './matrix.ts';

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

export function rationalSquare(W: Matrix): Rational | undefined {
  if (W.columns > 2) return undefined;
  const w = exactMatrix(W);
  const gram = product(transpose(w), w);
  const first = entry(gram, 0, 0);
  if (W.columns === 1) return compare(first, rational(0n)) > 0 ? first : undefined;
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
