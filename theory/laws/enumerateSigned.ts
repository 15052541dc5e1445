/**
 * Signed sums  sum_a (p_a - q_a) v_a  with p_a draws of atom a signed +1 and q_a signed -1:
 *
 *   samples   n iid draws, each with an independent uniform sign: every (p, q) with sum p + q = n,
 *             P(p, q) = n! / prod p_a! q_a! prod_a (mass_a / 2 total)^{p_a + q_a};
 *   signs     a given sample with counts c_a: every (p, q) with p + q = c, P(p, q) = prod_a C(c_a, p_a) / 2^{c_a}.
 *
 * Sums run along the recursion: one multiple of v_a is added at each atom, so a sum has at most A terms, no drift,
 * and stays a point on small dyadic tables. Probabilities as in enumerate.ts (dyadic totals are exact).
 *
 * Halving: (p, q) and (q, p) are equally likely and have opposite sums. With `halve` only one of each pair is
 * visited, with the probability of both: right for the expectation of any even function of the sum. For a supremum
 * over a class, which is not even, use E max_f s_f = E (max_f s_f - min_f s_f) / 2.
 * Arguments: masses nonnegative integers or counts, v -> vectors, one row per atom.
 */

import {addDown, addUp, div, type Interval, mulDown, mulUp} from '../arithmetic/interval.ts';
import {LongSum} from '../arithmetic/longSum.ts';
import {inputError} from '../errors.ts';
import {ends, type IntervalMatrix} from '../linear/intervalMatrix.ts';
import type {norm} from '../linear/intervalVector.ts';
import type {Matrix} from '../linear/matrix.ts';
import {binomials, type IidLaw, iidLaw, MOST_DRAWS, powers} from './enumerate.ts';

/** Counts signed +1 and -1, ends of the k sums, ends of the probability. The arrays are reused: copy to keep. */
export type SignedVisitor = (
  plus: Int32Array,
  minus: Int32Array,
  sumLo: Float64Array,
  sumHi: Float64Array,
  lo: number,
  hi: number,
) => void;

/** Ends of d v_a for d = -n..n, at [((i * (2 n + 1)) + d + n) * k + c], i the place of a in `atoms`. */
function multiples(
  vectors: IntervalMatrix,
  atoms: Int32Array,
  n: number,
): {lo: Float64Array; hi: Float64Array} {
  const k = vectors.columns;
  const lo = new Float64Array(atoms.length * (2 * n + 1) * k);
  const hi = new Float64Array(lo.length);
  let at = 0;
  for (const a of atoms) {
    for (let d = -n; d <= n; d++) {
      for (let c = 0; c < k; c++, at++) {
        const low = vectors.lo[a * k + c]!;
        const high = vectors.hi[a * k + c]!;
        lo[at] = mulDown(d, d >= 0 ? low : high);
        hi[at] = mulUp(d, d >= 0 ? high : low);
      }
    }
  }
  return {lo, hi};
}

/** counts[a] draws of atom a where given, any split of n draws otherwise. */
function walk(
  law: IidLaw,
  counts: ArrayLike<number> | undefined,
  size: number,
  n: number,
  vectors: IntervalMatrix,
  visit: SignedVisitor,
  halve: boolean,
): void {
  const {atoms, powersLo, powersHi, triangle, divisor} = law;
  const k = vectors.columns;
  const last = atoms.length - 1;
  const step = multiples(vectors, atoms, n);
  const plus = new Int32Array(size);
  const minus = new Int32Array(size);
  // Row `level` of the stack holds the sums over the atoms before that level.
  const lows = Array.from({length: atoms.length + 1}, () => new Float64Array(k));
  const highs = Array.from({length: atoms.length + 1}, () => new Float64Array(k));
  const dyadic = divisor.lo === 1;

  const descend = (level: number, left: number, lo: number, hi: number, balanced: boolean): void => {
    if (level > last) {
      const sumLo = lows[level]!;
      const sumHi = highs[level]!;
      if (dyadic) visit(plus, minus, sumLo, sumHi, Math.max(0, lo), hi);
      else {
        const p = div({lo: Math.max(0, lo), hi}, divisor);
        visit(plus, minus, sumLo, sumHi, Math.max(0, p.lo), Math.min(1, p.hi));
      }
      return;
    }
    const atom = atoms[level]!;
    const most = counts === undefined ? left : counts[atom]!;
    const least = counts !== undefined || level === last ? most : 0;
    const fromLo = lows[level]!;
    const fromHi = highs[level]!;
    const toLo = lows[level + 1]!;
    const toHi = highs[level + 1]!;
    for (let t = least; t <= most; t++) {
      const row = (t * (t + 1)) / 2;
      const choose = counts === undefined ? (left * (left + 1)) / 2 + t : 0;
      const power = level * (n + 1) + t;
      const drawnLo = mulDown(mulDown(lo, triangle.lo[choose]!), powersLo[power]!);
      const drawnHi = mulUp(mulUp(hi, triangle.hi[choose]!), powersHi[power]!);
      for (let p = balanced ? (t + 1) >> 1 : 0; p <= t; p++) {
        const d = 2 * p - t;
        const twice = balanced && d > 0 ? 2 : 1;
        const at = (level * (2 * n + 1) + d + n) * k;
        for (let c = 0; c < k; c++) {
          toLo[c] = addDown(fromLo[c]!, step.lo[at + c]!);
          toHi[c] = addUp(fromHi[c]!, step.hi[at + c]!);
        }
        plus[atom] = p;
        minus[atom] = t - p;
        descend(
          level + 1,
          left - t,
          twice * mulDown(drawnLo, triangle.lo[row + p]!),
          twice * mulUp(drawnHi, triangle.hi[row + p]!),
          balanced && d === 0,
        );
      }
    }
    plus[atom] = minus[atom] = 0;
  };
  descend(0, n, 1, 1, halve);
}

function checkRows(where: string, vectors: IntervalMatrix, atoms: number): void {
  if (vectors.rows !== atoms) throw inputError(where, 'vectors', `${atoms} rows, one per atom`, vectors.rows);
}

/** Visits all (p, q) of n signed iid draws: C(n + 2A - 1, n) patterns for A atoms of positive mass, or half of them. */
export function enumerateSignedSamples(
  masses: ArrayLike<number>,
  vectors: Matrix | IntervalMatrix,
  n: number,
  visit: SignedVisitor,
  halve = false,
): void {
  const table = ends(vectors);
  checkRows('enumerateSignedSamples', table, masses.length);
  const law = iidLaw('enumerateSignedSamples', masses, n, true);
  walk(law, undefined, masses.length, n, table, visit, halve);
}

/** Visits all sign patterns of a given sample with counts c_a, not all 0: prod (c_a + 1) patterns, or half of them. */
export function enumerateSigns(
  counts: ArrayLike<number>,
  vectors: Matrix | IntervalMatrix,
  visit: SignedVisitor,
  halve = false,
): void {
  const table = ends(vectors);
  checkRows('enumerateSigns', table, counts.length);
  let most = 0;
  for (let a = 0; a < counts.length; a++) {
    const count = counts[a]!;
    if (!(Number.isInteger(count) && count >= 0 && count <= MOST_DRAWS)) {
      throw inputError('enumerateSigns', `counts[${a}]`, `an integer in [0, ${MOST_DRAWS}]`, count);
    }
    most = Math.max(most, count);
  }
  if (most === 0) throw inputError('enumerateSigns', 'counts', 'at least one positive count', counts);
  const atoms = Int32Array.from(Array.from(counts, (_, a) => a).filter((a) => counts[a]! > 0));
  const powersLo = new Float64Array(atoms.length * (most + 1));
  const powersHi = new Float64Array(powersLo.length);
  for (let i = 0; i < atoms.length; i++) powers(powersLo, powersHi, i * (most + 1), 0.5, most);
  const law = {atoms, powersLo, powersHi, triangle: binomials(most), divisor: {lo: 1, hi: 1}};
  walk(law, counts, counts.length, most, table, visit, halve);
}

/** The mean of an even function of the signed sums, k each, that an enumeration (halved: see enumerateSigned.ts) visits. */
export function meanOverSigns(
  even: typeof norm,
  k: number,
  enumerate: (visit: SignedVisitor) => void,
): Interval {
  const total = new LongSum();
  enumerate((_plus, _minus, sumLo, sumHi, lo, hi) => {
    const value = even(sumLo, sumHi, 0, k);
    total.addProduct(lo, hi, value.lo, value.hi);
  });
  return total.value();
}
