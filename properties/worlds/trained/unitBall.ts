import type {Matrix} from '../../../theory/linear/matrix.ts';

/** A table divided by a power of two. */
export interface ScaledTable {
  readonly table: Matrix;
  /** What the table was multiplied by. */
  readonly factor: number;
}

const scaled = new WeakMap<Float64Array, ScaledTable>();

/** The table divided by the least power of two, exactly, that puts all its rows into the unit ball; the same object for a table. */
export function unitBall({rows, columns, data}: Matrix): ScaledTable {
  const known = scaled.get(data);
  if (known) return known;
  let most = 0;
  for (let at = 0; at < data.length; at += columns) {
    let square = 0;
    for (let i = 0; i < columns; i++) square += data[at + i]! * data[at + i]!;
    most = Math.max(most, square);
  }
  const factor = most === 0 ? 1 : 2 ** -Math.ceil(Math.log2(most * (1 + 1e-12)) / 2);
  const made = {table: {rows, columns, data: data.map((x) => x * factor)}, factor};
  scaled.set(data, made);
  return made;
}
