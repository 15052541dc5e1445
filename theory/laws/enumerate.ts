/**
 * Every sample of n iid draws from a finite law, as count vectors with their multinomial probabilities
 *
 *   P(c) = n! / (c_1! ... c_A!) prod_a (mass_a / total)^{c_a},   sum c_a = n,   total = sum masses.
 *
 * Depth first: C(left, c) mass^c is multiplied on at each atom, so a leaf costs two or three products an end.
 * Probabilities are enclosed outward; for a dyadic total (after common factors are cancelled) every product with
 * n log2(total) <= 53 is exact, and so the probabilities then sum to exactly 1.
 * Arguments: masses nonnegative integers (zero masses are skipped, their counts stay 0), n in [1, 1000].
 * Source: theory, section 8 (exact violation probabilities).
 */

import {div, mulDown, mulUp} from '../arithmetic/interval.ts';
import {inputError, positiveInteger} from '../errors.ts';
import {iidLaw} from './multinomial.ts';

/** Receives the counts (one array, reused: copy to keep) and the ends of their probability. */
export type SampleVisitor = (counts: Int32Array, lo: number, hi: number) => void;

export function enumerateSamples(masses: ArrayLike<number>, n: number, visit: SampleVisitor): void {
  const {atoms, powersLo, powersHi, triangle, divisor} = iidLaw('enumerateSamples', masses, n, false);
  const counts = new Int32Array(masses.length);
  const last = atoms.length - 1;
  const dyadic = divisor.lo === 1;

  const descend = (level: number, left: number, lo: number, hi: number): void => {
    const at = level * (n + 1);
    const atom = atoms[level]!;
    if (level === last || left === 0) {
      counts[atom] = left;
      const l = Math.max(0, mulDown(lo, powersLo[at + left]!));
      const h = mulUp(hi, powersHi[at + left]!);
      if (dyadic) visit(counts, l, h);
      else {
        const p = div({lo: l, hi: h}, divisor);
        visit(counts, Math.max(0, p.lo), Math.min(1, p.hi));
      }
      counts[atom] = 0;
      return;
    }
    const row = (left * (left + 1)) / 2;
    for (let c = left; c >= 0; c--) {
      counts[atom] = c;
      descend(
        level + 1,
        left - c,
        mulDown(mulDown(lo, triangle.lo[row + c]!), powersLo[at + c]!),
        mulUp(mulUp(hi, triangle.hi[row + c]!), powersHi[at + c]!),
      );
    }
    counts[atom] = 0;
  };
  descend(0, n, 1, 1);
}

/** C(n + A - 1, n), the number of count vectors of n draws from A atoms: exact up to 2^53, Infinity past it. */
export function countSamples(atoms: number, n: number): number {
  positiveInteger('countSamples', 'atoms', atoms);
  if (!(Number.isInteger(n) && n >= 0)) throw inputError('countSamples', 'n', 'an integer >= 0', n);
  const top = BigInt(n) + BigInt(atoms) - 1n;
  const least = Math.min(n, atoms - 1);
  let value = 1n;
  for (let i = 1n; i <= least; i++) {
    value = (value * (top - i + 1n)) / i;
    // C(top, i) grows with i up to top / 2, so it will not come back.
    if (value > 2n ** 53n) return Number.POSITIVE_INFINITY;
  }
  return Number(value);
}
