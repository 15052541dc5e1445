/** A dense row-major table of exactly known doubles: row j is h(x_j), one row per pool point. */
import {inputError} from '../errors.ts';

/** A dense row-major table of exactly known doubles. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Row-major entries, length rows * columns, all finite. */
  readonly data: Float64Array;
}

/**
 * A matrix from rows of equal length; at least one row, at least one column, entries finite.
 * @throws InputError otherwise, naming `name`
 * @example
 * ```ts
 * import {worlds} from 'transferbound';
 *
 * worlds.matrix([[1, 2], [3, 4]], 'table').data; // => [1, 2, 3, 4]
 * ```
 */
export function matrix(rows: ReadonlyArray<ArrayLike<number>>, name = 'rows'): Matrix {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) throw inputError('matrix', name, 'at least one row and one column', rows);
  const data = new Float64Array(rows.length * columns);
  for (const [j, row] of rows.entries()) {
    if (row.length !== columns)
      throw inputError('matrix', `${name}[${j}]`, `${columns} entries as in row 0`, row.length);
    for (let i = 0; i < columns; i++) {
      const x = row[i];
      if (typeof x !== 'number' || !Number.isFinite(x)) {
        throw inputError('matrix', `${name}[${j}][${i}]`, 'a finite number', x);
      }
      data[j * columns + i] = x;
    }
  }
  return {rows: rows.length, columns, data};
}

/** Row j as a view, not a copy. */
export function row(m: Matrix, j: number): Float64Array {
  return m.data.subarray(j * m.columns, (j + 1) * m.columns);
}

export function toRows(m: Matrix): number[][] {
  return Array.from({length: m.rows}, (_, j) => Array.from(row(m, j)));
}

/** The given rows, in the order given. */
export function rowsAt(table: Matrix, indices: readonly number[]): Matrix {
  const data = new Float64Array(indices.length * table.columns);
  for (const [i, j] of indices.entries()) data.set(row(table, j), i * table.columns);
  return {rows: indices.length, columns: table.columns, data};
}

/** Plain double arithmetic; intervals have a `dot` of their own. */
export function plainDot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** True where lengths and all entries agree. */
export function sameVector(a: Float64Array, b: Float64Array): boolean {
  return a === b || (a.length === b.length && a.every((x, i) => x === b[i]));
}

/** True where shapes and all entries agree. */
export function sameMatrix(a: Matrix, b: Matrix): boolean {
  return a === b || (a.rows === b.rows && a.columns === b.columns && sameVector(a.data, b.data));
}
