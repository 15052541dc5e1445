/**
 * Certified enclosure of the spectral norm |W|_2 of a table of exact doubles or of intervals.
 *
 * Upper end, the least of
 *   |W|_F;  (largest row l1 norm * largest column l1 norm)^{1/2} (Schur's test: exact on multiples of permutations);
 *   (tr (W^T W)^{2^k})^{1/2^{k+1}}, which exceeds |W|_2 by at most the factor d^{1/2^{k+1}}, d the smaller side.
 * The last one by repeated squaring in doubles: with H = fl(G G), |G|_2^2 = |G G|_2 <= |H|_2 + gamma_d |G|_F^2, and
 * |G|_2 <= |G|_F = (tr G^2)^{1/2} at the end. Tables are rescaled by exact powers of two; all roots and sums are rounded up.
 * Lower end: |W v| / |v| for v the largest column of the last power, and the largest row and column norm.
 * A power iteration alone would be a lower bound, never an upper one.
 * Source: theory section 6; rounding: Higham 2002, section 3.5 (gamma_n = n u / (1 - n u)).
 */
import {sqrt} from '../../arithmetic/elementary.ts';
import {
  addUp,
  div,
  type Interval,
  interval,
  magnitude,
  mulUp,
  scale,
  sum,
  ZERO,
} from '../../arithmetic/interval.ts';
import {ends, type IntervalMatrix, transposed} from '../intervalMatrix.ts';
import type {Matrix} from '../matrix.ts';
import {columnNorms, frobeniusNorm, rowNorms, vectorNorm} from './matrixNorms.ts';

const UNIT = 2 ** -53;
/** More than all underflow of one step together, in tables scaled to entries of at most 1 and sides below 2^20. */
const UNDERFLOW = 2 ** -1000;

/** An upper bound on n u / (1 - n u). */
const gamma = (n: number): number => (n * UNIT) / (1 - n * UNIT) / (1 - 2 ** -50);

const root = (x: number): number => sqrt({lo: 0, hi: x}).hi;

/** Sum of squares, rounded up. */
function squaresUp(data: Float64Array): number {
  let total = 0;
  for (const x of data) total = addUp(total, mulUp(x, x));
  return total;
}

/** Exponent e with max |entry| in about [2^e, 2^{e+1}); undefined where all entries are 0. */
function exponentOf(data: Float64Array): number | undefined {
  let most = 0;
  for (const x of data) most = Math.max(most, Math.abs(x));
  return most === 0 ? undefined : Math.max(-1000, Math.min(1000, Math.floor(Math.log2(most)) + 1));
}

/** Middles and, rounded up, the Frobenius norm of the radii. */
function split({lo, hi}: IntervalMatrix): {middle: Float64Array; spread: number} {
  const middle = lo.map((x, i) => (x === hi[i] ? x : x / 2 + hi[i]! / 2));
  const radius = middle.map((x, i) => Math.max(addUp(hi[i]!, -x), addUp(x, -lo[i]!)));
  return {middle, spread: root(squaresUp(radius))};
}

/** Gram matrix on the smaller side, in doubles. */
function gram(data: Float64Array, rows: number, columns: number): {G: Float64Array; d: number; n: number} {
  const wide = columns > rows;
  const [d, n] = wide ? [rows, columns] : [columns, rows];
  const at = (i: number, l: number) => (wide ? data[i * columns + l]! : data[l * columns + i]!);
  const G = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let total = 0;
      for (let l = 0; l < n; l++) total += at(i, l) * at(j, l);
      G[i * d + j] = G[j * d + i] = total;
    }
  }
  return {G, d, n};
}

interface TraceBound {
  /** At least the spectral norm of the middles. */
  readonly upper: number;
  /** An approximate leading vector on the smaller side. */
  readonly leading: Float64Array;
}

function traceBound(
  data: Float64Array,
  rows: number,
  columns: number,
  squarings: number,
): TraceBound | undefined {
  const exponent = exponentOf(data);
  if (exponent === undefined) return undefined;
  const scaled = data.map((x) => x * 2 ** -exponent);
  const {G, d, n} = gram(scaled, rows, columns);
  let current = G;
  const steps: {readonly error: number; readonly shift: number}[] = [];
  for (let k = 0; k < squarings && d > 1; k++) {
    const error = addUp(mulUp(gamma(d + 1), squaresUp(current)), UNDERFLOW);
    const next = gram(current, d, d).G;
    const shift = exponentOf(next) ?? 0;
    for (let i = 0; i < next.length; i++) next[i]! *= 2 ** -shift;
    steps.push({error, shift});
    current = next;
  }
  let upper = root(squaresUp(current));
  for (const {error, shift} of steps.reverse())
    upper = root(addUp(mulUp(2 ** shift, addUp(upper, UNDERFLOW)), error));
  const first = addUp(mulUp(gamma(n + 1), squaresUp(scaled)), UNDERFLOW);
  const total = mulUp(2 ** exponent, addUp(root(addUp(upper, first)), UNDERFLOW));
  let best = 0;
  for (let j = 1; j < d; j++) if (current[j * d + j]! > current[best * d + best]!) best = j;
  return {upper: total, leading: current.slice(best * d, (best + 1) * d)};
}

/** Enclosure of |x W| / |x|, rows given; x not all 0. A lower bound on |W|_2 is its lower end, never its upper one. */
export function rayleigh(W: Matrix | IntervalMatrix, x: ArrayLike<number>): Interval {
  const {rows, columns, lo, hi} = ends(W);
  const image = Array.from({length: columns}, (_, i) =>
    sum(
      Array.from({length: rows}, (_, j) =>
        scale(x[j]!, {lo: lo[j * columns + i]!, hi: hi[j * columns + i]!}),
      ),
    ),
  );
  return div(vectorNorm(image), vectorNorm(Array.from(x, (v) => ({lo: v, hi: v}))));
}

const largest = (items: readonly Interval[], end: 'lo' | 'hi') => Math.max(...items.map((item) => item[end]));

function schur({rows, columns, lo, hi}: IntervalMatrix): number {
  const across = new Float64Array(rows);
  const down = new Float64Array(columns);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const size = magnitude({lo: lo[j * columns + i]!, hi: hi[j * columns + i]!});
      across[j] = addUp(across[j]!, size);
      down[i] = addUp(down[i]!, size);
    }
  }
  return root(mulUp(Math.max(...across), Math.max(...down)));
}

/**
 * Certified enclosure of the largest singular value.
 * @param table rows x columns, exact entries or enclosures
 * @param squarings k; default 20, or 10 where the smaller side is above 128
 * @example
 * ```ts
 * import {norms} from 'transferbound';
 *
 * const table = {rows: 2, columns: 2, data: Float64Array.of(3, 4, 0, 0)};
 * norms.spectralNorm(table); // ~ {lo: 5, hi: 5}
 * ```
 */
export function spectralNorm(
  table: Matrix | IntervalMatrix,
  squarings = Math.min(table.rows, table.columns) > 128 ? 10 : 20,
): Interval {
  const W = ends(table);
  const frobenius = frobeniusNorm(W);
  if (frobenius.hi === 0) return ZERO;
  const simple = Math.min(frobenius.hi, schur(W));
  const lower = Math.max(largest(rowNorms(W), 'lo'), largest(columnNorms(W), 'lo'));
  if (lower === simple) return {lo: lower, hi: simple};
  const {middle, spread} = split(W);
  const found = traceBound(middle, W.rows, W.columns, squarings);
  if (!found) return interval(lower, Math.min(simple, spread));
  const onRows = W.rows < W.columns;
  const quotient = rayleigh(onRows ? W : transposed(W), found.leading);
  return interval(Math.max(lower, quotient.lo), Math.min(simple, addUp(found.upper, spread)));
}
