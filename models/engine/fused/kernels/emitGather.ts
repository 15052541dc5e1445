import type {FunctionBuilder} from '../assembler/functionBuilder.ts';

/** From two vectors, the elements [a0 b0 a1 b1] and [a2 b2 a3 b3]; then pairs of those. */
const LOW = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23];
const HIGH = [8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31];
const FIRST = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
const SECOND = [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31];

/**
 * Rows of four cases' tables, one after the other, as vectors of four cases. Params: the address of the result, how
 * many rows, the address of the four tables' addresses, and of four indices per row. Reads up to 12 bytes after a table.
 */
export function emitGather(f: FunctionBuilder, width: number): void {
  const [to, rows, tables, indices] = [0, 1, 2, 3];
  const from = [0, 1, 2, 3].map(() => f.local('i32'));
  const lanes = [0, 1, 2, 3].map(() => f.local('v128'));
  const pairs = [0, 1, 2, 3].map(() => f.local('v128'));
  const chunk = (columns: number) => {
    for (const lane of [0, 1, 2, 3]) {
      f.put(from[lane]!, 'load');
      f.set(lanes[lane]!);
    }
    // a0 c0 a1 c1, a2 c2 a3 c3, b0 d0 b1 d1, b2 d2 b3 d3 for lanes a, b, c, d.
    for (const [i, [x, y, order]] of (
      [
        [0, 1, LOW],
        [0, 1, HIGH],
        [2, 3, LOW],
        [2, 3, HIGH],
      ] as const
    ).entries()) {
      f.put(lanes[x]!, lanes[y]!);
      f.shuffle(order);
      f.set(pairs[i]!);
    }
    for (let column = 0; column < columns; column++) {
      f.put(to, pairs[column >> 1]!, pairs[2 + (column >> 1)]!);
      f.shuffle(column % 2 === 0 ? FIRST : SECOND);
      f.store(16 * column);
    }
    f.advance(to, 16 * columns);
    for (const pointer of from) f.advance(pointer, 16);
  };
  f.loop(rows, () => {
    for (const lane of [0, 1, 2, 3]) {
      f.get(tables);
      f.loadIndex(4 * lane);
      f.get(indices);
      f.loadIndex(4 * lane);
      f.i32(4 * width);
      f.op('i32.mul', 'i32.add');
      f.set(from[lane]!);
    }
    f.times(Math.floor(width / 4), () => chunk(4));
    if (width % 4 > 0) chunk(width % 4);
    f.advance(indices, 16);
  });
}
