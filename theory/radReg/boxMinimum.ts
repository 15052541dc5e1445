/**
 * The exact minimum of a quadratic x^T A x / 2 + <b, x> over a box, A symmetric and of any sign, d <= 3.
 *
 * A minimiser with the fewest coordinates off the bounds has, on its free coordinates F, zero gradient and nonsingular
 * A_FF (along a null direction of A_FF the value would not change, so the point could be moved to a bound). So it is
 * among the stationary points of the 3^d faces; each is found exactly and those inside the box are compared.
 */

import {compare, minus, over, plus, type Rational, rational, times} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';
import {innerProduct} from './descentCase.ts';

type Vector = readonly Rational[];

export interface Minimum {
  readonly at: Vector;
  readonly value: Rational;
}

/** x with M x = r, or undefined where M is singular. */
function solveSquare(M: readonly Vector[], r: Vector): Rational[] | undefined {
  const work = M.map((row, i) => [...row, r[i]!]);
  const n = M.length;
  for (let column = 0; column < n; column++) {
    const pivot = work.findIndex((row, i) => i >= column && row[column]!.num !== 0n);
    if (pivot < 0) return undefined;
    [work[column], work[pivot]] = [work[pivot]!, work[column]!];
    const source = work[column]!;
    for (let i = 0; i < n; i++) {
      if (i === column || work[i]![column]!.num === 0n) continue;
      const factor = over(work[i]![column]!, source[column]!);
      work[i] = work[i]!.map((x, j) => (j < column ? x : minus(x, times(factor, source[j]!))));
    }
  }
  return work.map((row, i) => over(row[n]!, row[i]!));
}

const HALF = rational(1n, 2n);

export function quadraticValue(A: readonly Vector[], b: Vector, x: Vector): Rational {
  const Ax = A.map((row) => innerProduct(row, x));
  return innerProduct(
    x,
    b.map((c, i) => plus(c, times(HALF, Ax[i]!))),
  );
}

/** The stationary point of one face: coordinate i at its lower (0) or upper (1) bound, or free (2). */
function stationary(A: readonly Vector[], b: Vector, bounds: readonly Vector[], face: readonly number[]) {
  const free = face.flatMap((kind, i) => (kind === 2 ? [i] : []));
  const x = face.map((kind, i) => bounds[kind]?.[i] ?? rational(0n));
  const right = free.map((i) => minus(rational(0n), plus(b[i]!, innerProduct(A[i]!, x))));
  const found = solveSquare(
    free.map((i) => free.map((j) => A[i]![j]!)),
    right,
  );
  if (!found) return undefined;
  for (const [k, i] of free.entries()) {
    const value = found[k]!;
    if (compare(value, bounds[0]![i]!) < 0 || compare(value, bounds[1]![i]!) > 0) return undefined;
    x[i] = value;
  }
  return x;
}

/** @throws InputError for an empty box */
export function boxMinimum(A: readonly Vector[], b: Vector, lower: Vector, upper: Vector): Minimum {
  const d = b.length;
  let best: Minimum | undefined;
  for (let code = 0; code < 3 ** d; code++) {
    const face = Array.from({length: d}, (_, i) => Math.floor(code / 3 ** i) % 3);
    const at = stationary(A, b, [lower, upper], face);
    if (!at) continue;
    const value = quadraticValue(A, b, at);
    if (!best || compare(value, best.value) < 0) best = {at, value};
  }
  if (!best || lower.some((x, i) => compare(x, upper[i]!) > 0))
    throw inputError('boxMinimum', 'upper', 'at least lower', d);
  return best;
}
