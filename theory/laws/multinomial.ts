/**
 * The numbers that enumerations of iid samples multiply along: binomial coefficients and powers of probabilities,
 * as lo/hi ends, exact while they fit 53 bits.
 *
 * Masses are first divided by their greatest common divisor and then, exactly, by the least power of two >= total.
 * A dyadic law is left with divisor 1 and never divides; any other law divides once, by divisor^n, at the end.
 */

import {gcd} from '../arithmetic/gcd.ts';
import {addDown, addUp, type Interval, mulDown, mulUp} from '../arithmetic/interval.ts';
import {inputError, positiveInteger} from '../errors.ts';

/** Largest sample size: beyond it binomial coefficients leave the range of doubles. */
export const MOST_DRAWS = 1000;

export interface Triangle {
  /** C(r, c) at [r * (r + 1) / 2 + c], rounded down. */
  readonly lo: Float64Array;
  /** The same rounded up. */
  readonly hi: Float64Array;
}

/** Pascal's triangle up to row n. */
export function binomials(n: number): Triangle {
  const lo = new Float64Array(((n + 1) * (n + 2)) / 2);
  const hi = new Float64Array(lo.length);
  for (let r = 0; r <= n; r++) {
    const at = (r * (r + 1)) / 2;
    const above = at - r;
    lo[at] = hi[at] = lo[at + r] = hi[at + r] = 1;
    for (let c = 1; c < r; c++) {
      lo[at + c] = addDown(lo[above + c - 1]!, lo[above + c]!);
      hi[at + c] = addUp(hi[above + c - 1]!, hi[above + c]!);
    }
  }
  return {lo, hi};
}

/** Powers x^0 .. x^n of an exactly known x in [0, 1] written from `offset` on. */
export function powers(lo: Float64Array, hi: Float64Array, offset: number, x: number, n: number): void {
  lo[offset] = hi[offset] = 1;
  for (let i = offset + 1; i <= offset + n; i++) {
    lo[i] = Math.max(0, mulDown(lo[i - 1]!, x));
    hi[i] = mulUp(hi[i - 1]!, x);
  }
}

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
