/**
 * Groups of pool points with exactly equal table rows: the level sets of h. Column by column the current group and
 * the value in that column make the new group; +0 and -0 are the same number.
 */
import type {Matrix} from '../linear/matrix.ts';

export interface Groups {
  /** of[j] is the group of point j, in {0, ..., count - 1}, numbered by first appearance. */
  readonly of: Int32Array;
  readonly count: number;
}

/** Groups of points with the same key; keys are any numbers compared by value. */
export function groupKeys(keys: ArrayLike<number>): Groups {
  const ids = new Map<number, number>();
  const of = new Int32Array(keys.length);
  for (let j = 0; j < keys.length; j++) {
    const key = keys[j]!;
    let id = ids.get(key);
    if (id === undefined) {
      id = ids.size;
      ids.set(key, id);
    }
    of[j] = id;
  }
  return {of, count: ids.size};
}

/** Groups of points whose rows of the table are equal entry by entry. */
export function groupRows(table: Matrix): Groups {
  const {rows, columns, data} = table;
  const keys = new Float64Array(rows);
  let groups: Groups = {of: new Int32Array(rows), count: 1};
  for (let i = 0; i < columns && groups.count < rows; i++) {
    for (let j = 0; j < rows; j++) keys[j] = data[j * columns + i]!;
    const values = groupKeys(keys);
    for (let j = 0; j < rows; j++) keys[j] = groups.of[j]! * values.count + values.of[j]!;
    groups = groupKeys(keys);
  }
  // All rows distinct before the last column: further columns cannot split a group of one.
  return groups;
}
