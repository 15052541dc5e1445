/** Kernels that go over runs of neighbours: softmax and the projection of rows, with their gradients. */
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import {emitExp} from './functions.ts';

/** The body for each of `run` neighbours from the addresses in `starts`, with moving addresses. */
export function eachOf(
  f: FunctionBuilder,
  run: number,
  starts: readonly Local[],
  body: (...at: Local[]) => void,
): void {
  const at = starts.map((start) => {
    const moving = f.local('i32');
    f.get(start);
    f.set(moving);
    return moving;
  });
  f.times(run, () => {
    body(...at);
    for (const moving of at) f.advance(moving, 16);
  });
}

/** sum (+)= product of what is at the two addresses. */
function addProduct(f: FunctionBuilder, sum: Local, x: Local, y: Local): void {
  f.put(sum, x, 'load', y, 'load', 'f32x4.mul', 'f32x4.add');
  f.set(sum);
}

function clear(f: FunctionBuilder, local: Local): void {
  f.f32x4(0);
  f.set(local);
}

/** Runs of a softmax that are computed side by side. */
const TOGETHER = 8;

/** Param: the address of x, overwritten by softmax(scale x); scale > 0. */
export function emitSoftmax(f: FunctionBuilder, runs: number, run: number, scale: number): void {
  const x = 0;
  const side = Array.from({length: Math.min(TOGETHER, runs)}, (_, r) => ({
    offset: 16 * run * r,
    most: f.local('v128'),
    sum: f.local('v128'),
    value: f.local('v128'),
  }));
  const some = (count: number) => {
    const own = side.slice(0, count);
    for (const {offset, most, sum} of own) {
      f.get(x);
      f.load(offset);
      f.set(most);
      clear(f, sum);
    }
    eachOf(f, run, [x], (at) => {
      for (const {offset, most} of own) {
        f.put(most, at);
        f.load(offset);
        f.op('f32x4.pmax');
        f.set(most);
      }
    });
    eachOf(f, run, [x], (at) => {
      for (const {offset, most, value} of own) {
        f.get(at);
        f.load(offset);
        f.put(most, 'f32x4.sub', [scale], 'f32x4.mul');
        f.set(value);
      }
      emitExp(
        f,
        own.map(({value}) => value),
      );
      for (const {offset, sum, value} of own) {
        f.put(at, value);
        f.store(offset);
        f.put(sum, value, 'f32x4.add');
        f.set(sum);
      }
    });
    for (const {sum} of own) {
      f.put([1], sum, 'f32x4.div');
      f.set(sum);
    }
    eachOf(f, run, [x], (at) => {
      for (const {offset, sum} of own) {
        f.put(at, at);
        f.load(offset);
        f.put(sum, 'f32x4.mul');
        f.store(offset);
      }
    });
  };
  f.times(Math.floor(runs / TOGETHER), () => {
    some(TOGETHER);
    f.advance(x, 16 * run * TOGETHER);
  });
  if (runs % TOGETHER > 0) some(runs % TOGETHER);
}

/** Params: the addresses of a gradient by softmax's values, overwritten by the one by x, and of the values. */
export function emitSoftmaxSlope(f: FunctionBuilder, runs: number, run: number, scale: number): void {
  const [gradient, value, sum] = [0, 1, f.local('v128')];
  f.times(runs, () => {
    clear(f, sum);
    eachOf(f, run, [gradient, value], (g, y) => addProduct(f, sum, g, y));
    eachOf(f, run, [gradient, value], (g, y) => {
      f.put(g, g, 'load', sum, 'f32x4.sub', y, 'load', 'f32x4.mul', [scale], 'f32x4.mul', 'store');
    });
    f.advance(gradient, 16 * run);
    f.advance(value, 16 * run);
  });
}

/** Params: the addresses of x, overwritten by its rows on the unit ball, and of what they were divided by. */
export function emitProjectRows(f: FunctionBuilder, rows: number, run: number): void {
  const [x, norms, sum] = [0, 1, f.local('v128')];
  f.times(rows, () => {
    clear(f, sum);
    eachOf(f, run, [x], (at) => addProduct(f, sum, at, at));
    f.put(norms, sum, [1], 'f32x4.pmax', 'f32x4.sqrt');
    f.tee(sum);
    f.store(0);
    eachOf(f, run, [x], (at) => {
      f.put(at, at, 'load', sum, 'f32x4.div', 'store');
    });
    f.advance(x, 16 * run);
    f.advance(norms, 16);
  });
}

/** Params: addresses of the gradient, of the projected rows and of what they were divided by. */
export function emitProjectRowsSlope(f: FunctionBuilder, rows: number, run: number): void {
  const [gradient, value, norms, sum, norm] = [0, 1, 2, f.local('v128'), f.local('v128')];
  f.times(rows, () => {
    clear(f, sum);
    eachOf(f, run, [gradient, value], (g, y) => addProduct(f, sum, g, y));
    f.put(sum, [1], norms, 'load');
    f.tee(norm);
    f.op('f32x4.lt', 'v128.and');
    f.set(sum);
    eachOf(f, run, [gradient, value], (g, y) => {
      f.put(g, g, 'load', sum, y, 'load', 'f32x4.mul', 'f32x4.sub', norm, 'f32x4.div', 'store');
    });
    f.advance(gradient, 16 * run);
    f.advance(value, 16 * run);
    f.advance(norms, 16);
  });
}
