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

import {gcd} from '../arithmetic/gcd.ts';
import {addDown, addUp, div, type Interval, mulDown, mulUp} from '../arithmetic/interval.ts';
import {inputError, positiveInteger} from '../errors.ts';

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

/**
 * Means over all samples of numbers >= 0 that are computed from one: each value times the probability of its sample.
 * @param of the values at a sample's counts (the array is reused)
 */
export function meansOverSamples(
  masses: ArrayLike<number>,
  n: number,
  of: (counts: Int32Array) => readonly Interval[],
): Interval[] {
  const means: {lo: number; hi: number}[] = [];
  enumerateSamples(masses, n, (counts, lo, hi) => {
    for (const [i, x] of of(counts).entries()) {
      means[i] ??= {lo: 0, hi: 0};
      const mean = means[i];
      // Rounding may leave the lower end of a value below 0.
      mean.lo = addDown(mean.lo, Math.min(mulDown(lo, x.lo), mulDown(hi, x.lo)));
      mean.hi = addUp(mean.hi, mulUp(hi, x.hi));
    }
  });
  return means;
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

/** Largest sample size: beyond it binomial coefficients leave the range of doubles. */
export const MOST_DRAWS = 1000;

interface Triangle {
  /** C(r, c) at [r * (r + 1) / 2 + c], rounded down. */
  readonly lo: Float64Array;
  /** The same rounded up. */
  readonly hi: Float64Array;
}

let largest: Triangle = {lo: Float64Array.of(1), hi: Float64Array.of(1)};

/** Pascal's triangle, at least up to row n; the largest one asked for is kept, as each sample of an enumeration asks again. */
export function binomials(n: number): Triangle {
  const length = ((n + 1) * (n + 2)) / 2;
  if (largest.lo.length >= length) return largest;
  const lo = new Float64Array(length);
  const hi = new Float64Array(length);
  for (let r = 0; r <= n; r++) {
    const at = (r * (r + 1)) / 2;
    const above = at - r;
    lo[at] = hi[at] = lo[at + r] = hi[at + r] = 1;
    for (let c = 1; c < r; c++) {
      lo[at + c] = addDown(lo[above + c - 1]!, lo[above + c]!);
      hi[at + c] = addUp(hi[above + c - 1]!, hi[above + c]!);
    }
  }
  largest = {lo, hi};
  return largest;
}

/** Powers x^0 .. x^n of an exactly known x in [0, 1] written from `offset` on. */
export function powers(lo: Float64Array, hi: Float64Array, offset: number, x: number, n: number): void {
  lo[offset] = hi[offset] = 1;
  for (let i = offset + 1; i <= offset + n; i++) {
    lo[i] = Math.max(0, mulDown(lo[i - 1]!, x));
    hi[i] = mulUp(hi[i - 1]!, x);
  }
}

/**
 * The numbers that enumerations of iid samples multiply along: binomial coefficients and powers of probabilities,
 * as lo/hi ends, exact while they fit 53 bits.
 *
 * Masses are first divided by their greatest common divisor and then, exactly, by the least power of two >= total.
 * A dyadic law is left with divisor 1 and never divides; any other law divides once, by divisor^n, at the end.
 */
export interface IidLaw {
  /** Indices of the atoms with positive mass. */
  readonly atoms: Int32Array;
  /** (mass of atom i)^c at [i * (n + 1) + c], masses brought below 1, times 2^-c for signed draws. */
  readonly powersLo: Float64Array;
  readonly powersHi: Float64Array;
  readonly triangle: Triangle;
  /** What every product is still to be divided by; the point 1 for a dyadic law. */
  readonly divisor: Interval;
}

/** Total and greatest common divisor of nonnegative integer masses with a sum in [1, 2^53], or an InputError. */
export function massTotal(where: string, masses: ArrayLike<number>): {total: number; common: number} {
  let total = 0;
  let common = 0;
  for (let a = 0; a < masses.length; a++) {
    const mass = masses[a]!;
    if (!(Number.isInteger(mass) && mass >= 0)) {
      throw inputError(where, `masses[${a}]`, 'a nonnegative integer mass', mass);
    }
    total += mass;
    common = gcd(mass, common);
  }
  if (!(total >= 1 && total <= 2 ** 53)) {
    throw inputError(where, 'masses', 'masses with a sum in [1, 2^53]', total);
  }
  return {total, common};
}

/** Checks masses and n, and prepares the tables. */
export function iidLaw(where: string, masses: ArrayLike<number>, n: number, signed: boolean): IidLaw {
  positiveInteger(where, 'n', n, MOST_DRAWS);
  const {total, common} = massTotal(where, masses);
  let unit = 1;
  while (unit < total / common) unit *= 2;
  const atoms = Int32Array.from(Array.from(masses, (_, a) => a).filter((a) => masses[a]! > 0));
  const powersLo = new Float64Array(atoms.length * (n + 1));
  const powersHi = new Float64Array(powersLo.length);
  for (const [i, a] of atoms.entries()) {
    const x = masses[a]! / common / unit;
    powers(powersLo, powersHi, i * (n + 1), signed ? x / 2 : x, n);
  }
  const lo = new Float64Array(n + 1);
  const hi = new Float64Array(n + 1);
  powers(lo, hi, 0, total / common / unit, n);
  return {atoms, powersLo, powersHi, triangle: binomials(n), divisor: {lo: lo[n]!, hi: hi[n]!}};
}
