/**
 * A dense row-major table of enclosed numbers, as two arrays of ends: loss values, scores, vectors known up to
 * rounding. An exact table (matrix.ts) is one whose two arrays are the same.
 */

import type {Interval} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import type {Matrix} from './matrix.ts';

export interface IntervalMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Row-major lower ends, length rows * columns. */
  readonly lo: Float64Array;
  /** Upper ends, each at least its lower end. */
  readonly hi: Float64Array;
}

/** Either kind of table, as ends; an exact table shares its data. */
export function ends(table: Matrix | IntervalMatrix): IntervalMatrix {
  if ('lo' in table) return table;
  return {rows: table.rows, columns: table.columns, lo: table.data, hi: table.data};
}

/** The entry in row j and column i. */
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

/** From rows of intervals with finite ends; at least one row and one column. */
export function intervalMatrix(rows: ReadonlyArray<ReadonlyArray<Interval>>, name = 'rows'): IntervalMatrix {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) throw inputError('intervalMatrix', name, 'at least one row and one column', rows);
  const lo = new Float64Array(rows.length * columns);
  const hi = new Float64Array(rows.length * columns);
  for (const [j, row] of rows.entries()) {
    if (row.length !== columns) {
      throw inputError('intervalMatrix', `${name}[${j}]`, `${columns} entries as in row 0`, row.length);
    }
    for (const [i, x] of row.entries()) {
      if (!(x.lo <= x.hi && Number.isFinite(x.lo) && Number.isFinite(x.hi))) {
        throw inputError('intervalMatrix', `${name}[${j}][${i}]`, 'finite ends, lo <= hi', x);
      }
      lo[j * columns + i] = x.lo;
      hi[j * columns + i] = x.hi;
    }
  }
  return {rows: rows.length, columns, lo, hi};
}

export function transposed(table: IntervalMatrix): IntervalMatrix {
  return tabulate(table.columns, table.rows, (j, i) => at(table, i, j));
}
