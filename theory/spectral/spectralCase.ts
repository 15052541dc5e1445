/**
 * What the spectral claims of theory section 12 are evaluated on: a weighted graph of augmentations, weights w_xx' = w_x'x >= 0
 * of sum 1 with degrees w_x > 0, the number k of eigenvectors of L = I - D^-1/2 w D^-1/2 that are kept, and a function u of the points.
 */
import {add, div, type Interval, mul, positivePart, sub, sum} from '../arithmetic/interval.ts';
import {minus, plus, type Rational, rational, times, toInterval} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';
import {type Eigenvalue, eigenvalues, type Pencil} from './pencil.ts';

export interface SpectralCase {
  readonly subject: 'spectral';
  /** w, n x n, of sum 1. */
  readonly weights: readonly (readonly Rational[])[];
  /** w_x. */
  readonly degrees: readonly Rational[];
  /** k, 1 <= k < n. */
  readonly kept: number;
  /** u. */
  readonly labels: readonly Rational[];
  /** How many parts the graph falls into. */
  readonly components: number;
}

const NIL = rational(0n);
const summed = (list: readonly Rational[]): Rational => list.reduce(plus, NIL);

/** How many parts a graph falls into, two points being joined where their weight is not 0. */
export function componentCount(weights: readonly (readonly number[])[]): number {
  const part = weights.map((_, i) => i);
  for (const [i, row] of weights.entries()) {
    for (const [j, weight] of row.entries()) {
      if (weight === 0 || part[i] === part[j]) continue;
      const [gone, stays] = [part[j], part[i]!];
      for (const [l, p] of part.entries()) if (p === gone) part[l] = stays;
    }
  }
  return new Set(part).size;
}

/**
 * @param weights whole numbers, symmetric, every row with one above 0
 * @throws InputError where they are not, or k or u does not fit
 */
export function makeSpectralCase(
  weights: readonly (readonly number[])[],
  kept: number,
  labels: readonly Rational[],
): SpectralCase {
  const where = 'makeSpectralCase';
  const n = weights.length;
  if (n < 2) throw inputError(where, 'weights', 'at least 2 points', n);
  const whole = (x: number) => Number.isSafeInteger(x) && x >= 0;
  if (weights.some((row, i) => row.length !== n || row.some((x, j) => !whole(x) || x !== weights[j]![i])))
    throw inputError(where, 'weights', 'a symmetric table of whole numbers >= 0', weights);
  if (weights.some((row) => row.every((x) => x === 0)))
    throw inputError(where, 'weights', 'a positive degree of every point', weights);
  if (!(Number.isInteger(kept) && kept >= 1 && kept < n))
    throw inputError(where, 'kept', `a whole number from 1 to ${n - 1}`, kept);
  if (labels.length !== n) throw inputError(where, 'labels', `${n} numbers, one a point`, labels.length);
  const total = BigInt(weights.flat().reduce((a, b) => a + b, 0));
  const w = weights.map((row) => row.map((x) => rational(BigInt(x), total)));
  return {
    subject: 'spectral',
    weights: w,
    degrees: w.map(summed),
    kept,
    labels,
    components: componentCount(weights),
  };
}

/** D - w. */
const laplacian = ({weights, degrees}: SpectralCase): Rational[][] =>
  weights.map((row, i) => row.map((x, j) => minus(i === j ? degrees[i]! : NIL, x)));

/** Eigenvalues of L. */
export const normalised = (c: SpectralCase): Eigenvalue[] =>
  eigenvalues({A: laplacian(c), B: c.degrees}, c.components);

/** Eigenvalues of `factor` (D - w). */
export function unnormalised(c: SpectralCase, factor: bigint): Eigenvalue[] {
  const scaled = laplacian(c).map((row) => row.map((x) => times(rational(factor), x)));
  return eigenvalues({A: scaled, B: c.degrees.map(() => rational(1n))}, c.components);
}

/** E(u) = (1/2) sum w_xx' (u(x) - u(x'))^2. */
export function dirichlet({weights, labels}: SpectralCase): Rational {
  const terms = weights.flatMap((row, i) =>
    row.map((x, j) => {
      const apart = minus(labels[i]!, labels[j]!);
      return times(x, times(apart, apart));
    }),
  );
  return times(rational(1n, 2n), summed(terms));
}

/** The variance of u under x ~ w_x. */
export function variance({degrees, labels}: SpectralCase): Rational {
  const mean = summed(degrees.map((p, i) => times(p, labels[i]!)));
  return minus(summed(degrees.map((p, i) => times(p, times(labels[i]!, labels[i]!)))), times(mean, mean));
}

/** <v, L^j v> with v = D^1/2 u, j = 0..most. */
function moments({degrees, labels, ...c}: SpectralCase, most: number): Rational[] {
  const pencil: Pencil = {A: laplacian({degrees, labels, ...c}), B: degrees};
  let moved: readonly Rational[] = labels;
  const found: Rational[] = [];
  for (let j = 0; j <= most; j++) {
    found.push(summed(degrees.map((p, i) => times(p, times(labels[i]!, moved[i]!)))));
    const of = moved;
    moved = pencil.A.map((row, i) => {
      const image = summed(row.map((x, l) => times(x, of[l]!)));
      return times(image, rational(degrees[i]!.den, degrees[i]!.num));
    });
  }
  return found;
}

/**
 * The squared length of D^1/2 u in the eigenspace of each of the eigenvalues: <v, prod_h (L - l_h)/(l_g - l_h) v>, h other than g,
 * from exact moments. Their sum is E u^2, and sum l_g energy_g = E(u).
 */
export function energies(c: SpectralCase, list: readonly Eigenvalue[]): Interval[] {
  const exact = moments(c, list.length - 1).map(toInterval);
  return list.map(({value}, g) => {
    let polynomial: Interval[] = [{lo: 1, hi: 1}];
    for (const [h, other] of list.entries()) {
      if (h === g) continue;
      const apart = sub(value, other.value);
      const shifted = [{lo: 0, hi: 0}, ...polynomial];
      const times_ = [...polynomial.map((x) => mul(other.value, x)), {lo: 0, hi: 0}];
      polynomial = shifted.map((x, i) => div(sub(x, times_[i]!), apart));
    }
    return positivePart(polynomial.reduce((s, x, j) => add(s, mul(x, exact[j]!)), {lo: 0, hi: 0}));
  });
}

/** The energies of some of the eigenvalues. */
export const energyOf = (all: readonly Interval[], kept: (g: number) => boolean): Interval =>
  sum(all.filter((_, g) => kept(g)));
