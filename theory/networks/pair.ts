/**
 * A table in two versions and an enclosure of their difference, carried along as a quantity of its own: the difference
 * of two enclosed tables would be lost in their rounding when it is small, and the lemmas of theory section 6 are
 * tightest for small ones.
 */

import {add, type Interval, meet, mul, sub, ZERO} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import type {IntervalMatrix} from '../linear/intervalMatrix.ts';
import {ends} from '../linear/intervalMatrix.ts';
import type {Matrix} from '../linear/matrix.ts';

export interface Pair {
  readonly first: IntervalMatrix;
  readonly second: IntervalMatrix;
  /** second - first, at least as sharp as the difference of the two enclosures. */
  readonly change: IntervalMatrix;
}

export function at({lo, hi, columns}: IntervalMatrix, j: number, i: number): Interval {
  return {lo: lo[j * columns + i]!, hi: hi[j * columns + i]!};
}

/** A table from a function of row and column. */
export function tabulate(
  rows: number,
  columns: number,
  entry: (j: number, i: number) => Interval,
): IntervalMatrix {
  const lo = new Float64Array(rows * columns);
  const hi = new Float64Array(rows * columns);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const x = entry(j, i);
      lo[j * columns + i] = x.lo;
      hi[j * columns + i] = x.hi;
    }
  }
  return {rows, columns, lo, hi};
}

/** Two tables of exact doubles. */
export function pairOf(a: Matrix, b: Matrix): Pair {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw inputError('pairOf', 'b', `${a.rows} x ${a.columns}`, `${b.rows} x ${b.columns}`);
  const first = ends(a);
  const second = ends(b);
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

/** a b. */
export function product(a: IntervalMatrix, b: IntervalMatrix): IntervalMatrix {
  if (a.columns !== b.rows) throw inputError('product', 'b', `${a.columns} rows`, b.rows);
  return tabulate(a.rows, b.columns, (j, i) => {
    let total = ZERO;
    for (let l = 0; l < a.columns; l++) total = add(total, mul(at(a, j, l), at(b, l, i)));
    return total;
  });
}

export function sumOf(a: IntervalMatrix, b: IntervalMatrix): IntervalMatrix {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw inputError('sumOf', 'b', `${a.rows} x ${a.columns}`, `${b.rows} x ${b.columns}`);
  return tabulate(a.rows, a.columns, (j, i) => add(at(a, j, i), at(b, j, i)));
}

/** x P; its change is (change of x) P' + x (change of P). */
export function linear(x: Pair, P: Pair): Pair {
  return pair(
    product(x.first, P.first),
    product(x.second, P.second),
    sumOf(product(x.change, P.second), product(x.first, P.change)),
  );
}

export function plus(a: Pair, b: Pair): Pair {
  return pair(sumOf(a.first, b.first), sumOf(a.second, b.second), sumOf(a.change, b.change));
}

/** The same function of every version and change. */
export function each(a: Pair, f: (table: IntervalMatrix) => IntervalMatrix): Pair {
  return {first: f(a.first), second: f(a.second), change: f(a.change)};
}

/** Columns from, ..., to - 1. */
export function columnsOf(table: IntervalMatrix, from: number, to: number): IntervalMatrix {
  return tabulate(table.rows, to - from, (j, i) => at(table, j, from + i));
}
