/**
 * A table in two versions and an enclosure of their difference, carried along as a quantity of its own: the difference
 * of two enclosed tables would be lost in their rounding when it is small, and the lemmas of theory section 6 are
 * tightest for small ones.
 */

import {
  add,
  addDown,
  addUp,
  div,
  type Interval,
  meet,
  mulDown,
  mulUp,
  sub,
  ZERO,
} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import {at, ends, type IntervalMatrix, tabulate} from '../linear/intervalMatrix.ts';
import type {Matrix} from '../linear/matrix.ts';

export interface Pair {
  readonly first: IntervalMatrix;
  readonly second: IntervalMatrix;
  /** second - first, at least as sharp as the difference of the two enclosures. */
  readonly change: IntervalMatrix;
}

/** Two tables of exact doubles. */
export function pairOf(a: Matrix, b: Matrix): Pair {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw inputError('pairOf', 'b', `${a.rows} x ${a.columns}`, `${b.rows} x ${b.columns}`);
  const first = ends(a);
  const second = a === b ? first : ends(b);
  return {
    first,
    second,
    change: tabulate(a.rows, a.columns, (j, i) => sub(at(second, j, i), at(first, j, i))),
  };
}

/** Both versions and the change, the latter met with the difference of the versions. */
export function pair(first: IntervalMatrix, second: IntervalMatrix, change: IntervalMatrix): Pair {
  const sharper = tabulate(first.rows, first.columns, (j, i) =>
    meet(at(change, j, i), sub(at(second, j, i), at(first, j, i))),
  );
  return {first, second, change: sharper};
}

const isZero = ({lo, hi}: IntervalMatrix): boolean => lo.every((x, k) => x === 0 && hi[k] === 0);

/** a b: the sums of `mul` by `add`, end by end, since most of the time of an enclosed network is spent here. */
export function product(a: IntervalMatrix, b: IntervalMatrix): IntervalMatrix {
  if (a.columns !== b.rows) throw inputError('product', 'b', `${a.columns} rows`, b.rows);
  const {rows, columns: inner} = a;
  const {columns} = b;
  const lo = new Float64Array(rows * columns);
  const hi = new Float64Array(rows * columns);
  // The changes of a network that is compared with itself.
  if (isZero(a) || isZero(b)) return {rows, columns, lo, hi};
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      let [least, most] = [0, 0];
      for (let l = 0; l < inner; l++) {
        const [s, t] = [a.lo[j * inner + l]!, a.hi[j * inner + l]!];
        const [u, v] = [b.lo[l * columns + i]!, b.hi[l * columns + i]!];
        if (s >= 0 && u >= 0) {
          least = addDown(least, mulDown(s, u));
          most = addUp(most, mulUp(t, v));
        } else if (u === v) {
          least = addDown(least, Math.min(mulDown(s, u), mulDown(t, u)));
          most = addUp(most, Math.max(mulUp(s, u), mulUp(t, u)));
        } else {
          least = addDown(least, Math.min(mulDown(s, u), mulDown(s, v), mulDown(t, u), mulDown(t, v)));
          most = addUp(most, Math.max(mulUp(s, u), mulUp(s, v), mulUp(t, u), mulUp(t, v)));
        }
      }
      lo[j * columns + i] = least;
      hi[j * columns + i] = most;
    }
  }
  return {rows, columns, lo, hi};
}

export function sumOf(a: IntervalMatrix, b: IntervalMatrix): IntervalMatrix {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw inputError('sumOf', 'b', `${a.rows} x ${a.columns}`, `${b.rows} x ${b.columns}`);
  return tabulate(a.rows, a.columns, (j, i) => add(at(a, j, i), at(b, j, i)));
}

/** x P; its change is (change of x) P' + x (change of P). */
export function linear(x: Pair, P: Pair): Pair {
  const first = product(x.first, P.first);
  const same = x.second === x.first && P.second === P.first;
  return pair(
    first,
    same ? first : product(x.second, P.second),
    sumOf(product(x.change, P.second), product(x.first, P.change)),
  );
}

export function plus(a: Pair, b: Pair): Pair {
  const first = sumOf(a.first, b.first);
  const same = a.second === a.first && b.second === b.first;
  return pair(first, same ? first : sumOf(a.second, b.second), sumOf(a.change, b.change));
}

/** The same function of both versions, computed once where they are one table. */
export function versions<T>({first, second}: Pair, f: (table: IntervalMatrix) => T): {first: T; second: T} {
  const made = f(first);
  return {first: made, second: second === first ? made : f(second)};
}

/** The same function of every version and change. */
export function each(a: Pair, f: (table: IntervalMatrix) => IntervalMatrix): Pair {
  return {...versions(a, f), change: f(a.change)};
}

/** Columns from, ..., to - 1. */
export function columnsOf(table: IntervalMatrix, from: number, to: number): IntervalMatrix {
  return tabulate(table.rows, to - from, (j, i) => at(table, j, from + i));
}

/**
 * b - a of two nonnegative numbers known through their squares, as (b^2 - a^2) / (b + a): on short dyadic numbers the
 * squares are exact where the roots are not, so a = b is decided.
 */
export function rootDifference(a: Interval, aSquared: Interval, b: Interval, bSquared: Interval): Interval {
  const squares = sub(bSquared, aSquared);
  if (squares.lo === 0 && squares.hi === 0) return ZERO;
  const total = add(a, b);
  return total.lo > 0 ? div(squares, total) : sub(b, a);
}
