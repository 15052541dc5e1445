import type {Program} from '../../program.ts';
import type {FunctionBuilder} from '../assembler/functionBuilder.ts';
import {type FusedLayout, setting, VECTOR} from '../layout.ts';

const NEIGHBOURS = [4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11];
const HALVES = [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7];

/** Param: the address of a group whose lanes are parts of one case. Terms and gradient become (a + b) + (c + d) in all. */
export function emitSumOfParts(f: FunctionBuilder, l: FusedLayout, {terms, parameterCount}: Program): void {
  const [at, value] = [f.local('i32'), f.local('v128')];
  const sum = (offset: number) => {
    f.put(at, at);
    f.load(offset);
    f.set(value);
    for (const order of [NEIGHBOURS, HALVES]) {
      f.put(value, value, value);
      f.shuffle(order);
      f.op('f32x4.add');
      f.set(value);
    }
    f.get(value);
    f.store(offset);
  };
  f.get(0);
  f.set(at);
  for (let term = 0; term < terms; term++) sum((setting.terms + term) * VECTOR);
  f.i32(0);
  f.set(at);
  f.times(parameterCount, () => {
    sum(l.gradient);
    f.advance(at, VECTOR);
  });
}
