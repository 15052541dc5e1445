/**
 * A table in two versions and an enclosure of their difference, carried along as a quantity of its own: the difference
 * of two enclosed tables would be lost in their rounding when it is small, and the lemmas of theory section 6 are
 * tightest for small ones.
 */

import {add, div, type Interval, meet, mul, sub, ZERO} from '../arithmetic/interval.ts';
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
