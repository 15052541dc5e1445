/** What this machine's cores can do at most with the instructions that the engine uses: no fused multiply-add, four lanes. */

import type {FunctionBuilder} from '../../models/engine/fused/assembler/functionBuilder.ts';
import {moduleBuilder} from '../../models/engine/fused/assembler/moduleBuilder.ts';
import {instantiate, webAssembly} from '../../models/engine/fused/assembler/webAssembly.ts';

const ROWS = 2;
const COLUMNS = 4;
const UNROLLED = 8;
const ROUNDS = 10_000;
/** Floating-point operations of one call: a multiplication and an addition, of four lanes. */
const WORK = 8 * ROWS * COLUMNS * UNROLLED * ROUNDS;

/**
 * Param: an address. The tile of a product whose right-hand side stays in registers and whose left-hand side is read over and over: as few
 * loads as there can be without the compiler taking multiplications out of the loop.
 */
function emitTile(f: FunctionBuilder): void {
  const at = 0;
  const right = Array.from({length: COLUMNS}, () => f.local('v128'));
  const sums = Array.from({length: ROWS * COLUMNS}, () => f.local('v128'));
  const left = f.local('v128');
  for (const [i, value] of right.entries()) {
    f.f32x4(i / 4096);
    f.set(value);
  }
  f.times(ROUNDS, () => {
    f.block(() => {
      for (let u = 0; u < UNROLLED; u++) {
        for (let r = 0; r < ROWS; r++) {
          f.get(at);
          f.load(16 * (u * ROWS + r));
          f.set(left);
          for (const [c, value] of right.entries()) {
            const sum = sums[r * COLUMNS + c]!;
            f.put(sum, left, value, 'f32x4.mul', 'f32x4.add');
            f.set(sum);
          }
        }
        if (u + 1 < UNROLLED) {
          f.get(at);
          f.i32(u + 1);
          f.op('i32.eq');
          f.leave();
        }
      }
    });
  });
  for (const [i, sum] of sums.entries()) {
    f.i32(1024 + 16 * i);
    f.put(sum, 'store');
  }
}

/** Seconds of the fastest of the calls that so many seconds have room for. */
export function fastest(call: () => void, seconds: number): number {
  let best = Number.POSITIVE_INFINITY;
  const end = performance.now() + 1000 * seconds;
  do {
    const start = performance.now();
    call();
    best = Math.min(best, performance.now() - start);
  } while (performance.now() < end);
  return best / 1000;
}

/** Multiplications and additions of four lanes on one core, GFLOP/s, the best over so many seconds. */
export function ceilingRate(seconds: number): number {
  const m = moduleBuilder();
  m.export('tile', m.define('tile', ['i32'], undefined, emitTile));
  const memory = new webAssembly.Memory({initial: 1});
  const {tile} = instantiate<{tile(at: number): void}>(new webAssembly.Module(m.encoded()), memory);
  return WORK / fastest(() => tile(4096), seconds) / 1e9;
}
