/**
 * Eigenvalues of the pencil A - s B, A symmetric and B diagonal with positive entries, both rational: the eigenvalues of
 * B^-1/2 A B^-1/2. Each distinct one is enclosed, with its multiplicity.
 *
 * How many are distinct: the rank of the Hankel matrix of power sums tr (B^-1 A)^(i+j), which is positive semidefinite
 * (Hermite). Where they are: the number below s is the number of negative eigenvalues of A - s B (Sylvester), an exact
 * count. Doubles only guess where to count.
 */
import {type Interval, ZERO} from '../arithmetic/interval.ts';
import {
  fromDouble,
  minus,
  over,
  plus,
  type Rational,
  rational,
  times,
  toInterval,
} from '../arithmetic/rational.ts';
import {inputError} from '../errors.ts';
import {eliminate} from '../linear/exactLinear.ts';
import {inertia} from '../linear/inertia.ts';

export interface Pencil {
  readonly A: readonly (readonly Rational[])[];
  /** The diagonal, > 0. */
  readonly B: readonly Rational[];
}

export interface Eigenvalue {
  readonly value: Interval;
  readonly multiplicity: number;
}

const NIL = rational(0n);

const summed = (list: readonly Rational[]): Rational => list.reduce(plus, NIL);

/** A^k with rows divided by B, for k = 0..most. */
function powers({A, B}: Pencil, most: number): Rational[][][] {
  const step = A.map((row, i) => row.map((x) => over(x, B[i]!)));
  const all = [A.map((_, i) => A.map((_unused, j) => rational(i === j ? 1n : 0n)))];
  for (let k = 1; k <= most; k++)
    all.push(step.map((row) => A.map((_, j) => summed(row.map((x, l) => times(x, all[k - 1]![l]![j]!))))));
  return all;
}

/** How many different eigenvalues there are. */
export function distinctCount(pencil: Pencil): number {
  const n = pencil.B.length;
  const all = powers(pencil, n - 1);
  const traces = Array.from({length: 2 * n - 1}, (_, k) => {
    const i = Math.min(k, n - 1);
    const [left, right] = [all[i]!, all[k - i]!];
    return summed(left.flatMap((row, r) => row.map((x, l) => times(x, right[l]![r]!))));
  });
  const common = traces.reduce((product, {den}) => product * den, 1n);
  const hankel = Array.from({length: n}, (_, i) =>
    Array.from({length: n}, (_unused, j) => traces[i + j]!.num * (common / traces[i + j]!.den)),
  );
  return eliminate(hankel, n, false).pivots.length;
}

/** Eigenvalues of a symmetric table in doubles, ascending, by Jacobi's rotations: guesses only. */
function guesses({A, B}: Pencil): number[] {
  const near = (r: Rational) => toInterval(r).lo;
  const b = B.map((x) => Math.sqrt(near(x)));
  const S = A.map((row, i) => row.map((x, j) => near(x) / (b[i]! * b[j]!)));
  const n = S.length;
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (S[p]![q] === 0) continue;
        const angle = 0.5 * Math.atan2(2 * S[p]![q]!, S[q]![q]! - S[p]![p]!);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (const row of S) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
        for (let j = 0; j < n; j++)
          [S[p]![j], S[q]![j]] = [c * S[p]![j]! - s * S[q]![j]!, s * S[p]![j]! + c * S[q]![j]!];
      }
    }
  }
  return S.map((row, i) => row[i]!).sort((x, y) => x - y);
}

/** How many eigenvalues are below s. */
function below({A, B}: Pencil, s: number): number {
  const at = fromDouble(s);
  return inertia(A.map((row, i) => row.map((x, j) => (i === j ? minus(x, times(at, B[i]!)) : x)))).negative;
}

/** The guesses in as many groups as there are eigenvalues, split where they are furthest apart. */
function grouped(sorted: readonly number[], count: number): number[][] {
  const gaps = sorted.slice(1).map((x, i) => ({at: i + 1, gap: x - sorted[i]!}));
  const cuts = gaps
    .sort((a, b) => b.gap - a.gap)
    .slice(0, count - 1)
    .map(({at}) => at)
    .sort((a, b) => a - b);
  return [0, ...cuts].map((from, i) => sorted.slice(from, cuts[i] ?? sorted.length));
}

const FIRST = 2 ** -48;

/**
 * All eigenvalues, ascending.
 * @param null_ how many are known to be 0, and none negative
 * @throws InputError where the counts do not settle which is which within doubles
 */
export function eigenvalues(pencil: Pencil, null_: number): Eigenvalue[] {
  const groups = grouped(guesses(pencil), distinctCount(pencil));
  let before = 0;
  let from = Number.NEGATIVE_INFINITY;
  return groups.map((group): Eigenvalue => {
    const multiplicity = group.length;
    const start = before;
    before += multiplicity;
    if (start === 0 && null_ === multiplicity) {
      from = 0;
      return {value: ZERO, multiplicity};
    }
    const centre = group.reduce((a, b) => a + b, 0) / multiplicity;
    for (let width = FIRST * Math.max(1, Math.abs(centre)); width < 0.1; width *= 16) {
      const [lo, hi] = [centre - width, centre + width];
      if (!(lo > from)) break;
      if (below(pencil, lo) !== start || below(pencil, hi) !== before) continue;
      from = hi;
      return {value: {lo, hi}, multiplicity};
    }
    throw inputError('eigenvalues', 'pencil', 'eigenvalues that doubles tell apart', centre);
  });
}

/** The eigenvalue of place `at`, from 0, counted with multiplicity: its number in the list. */
export function placeOf(list: readonly Eigenvalue[], at: number): number {
  let seen = 0;
  const found = list.findIndex(({multiplicity}) => {
    seen += multiplicity;
    return at < seen;
  });
  if (found < 0) throw inputError('placeOf', 'at', `a place below ${seen}`, at);
  return found;
}
