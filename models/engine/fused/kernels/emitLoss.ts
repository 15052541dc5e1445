/**
 * Kernels of the losses: each writes its value, without the share, and its gradient, times the share, in one pass.
 * The first params are the addresses of x, of the gradient by x, of the share and of the value. What is a sum over rows
 * adds to the value that is there.
 */
import type {MarginLoss} from '../../../marginLoss.ts';
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import {eachOf} from './emitRows.ts';
import {emitExp, emitLog1p} from './functions.ts';

const [X, GRADIENT, SHARE, VALUE] = [0, 1, 2, 3];

function loaded(f: FunctionBuilder, address: Local): Local {
  const value = f.local('v128');
  f.put(address, 'load');
  f.set(value);
  return value;
}

/** total += factor times value on the stack. */
function addTo(f: FunctionBuilder, total: Local): void {
  f.put(total, 'f32x4.add');
  f.set(total);
}

/** Further params: addresses of the target and of the row weights. */
export function emitSquaredError(f: FunctionBuilder, rows: number, columns: number): void {
  const [target, weight] = [4, 5];
  const [total, twice, rowWeight] = [f.local('v128'), f.local('v128'), f.local('v128')];
  const [difference, weighted] = [f.local('v128'), f.local('v128')];
  f.put(VALUE, 'load');
  f.set(total);
  f.put(SHARE, 'load', [2], 'f32x4.mul');
  f.set(twice);
  f.times(rows, () => {
    f.put(weight, 'load');
    f.set(rowWeight);
    eachOf(f, columns, [X, target, GRADIENT], (x, t, g) => {
      f.put(x, 'load', t, 'load', 'f32x4.sub');
      f.tee(difference);
      f.put(rowWeight, 'f32x4.mul');
      f.set(weighted);
      f.put(g, weighted, twice, 'f32x4.mul', 'store', weighted, difference, 'f32x4.mul');
      addTo(f, total);
    });
    for (const address of [X, target, GRADIENT]) f.advance(address, 16 * columns);
    f.advance(weight, 16);
  });
  f.put(VALUE, total, 'store');
}

/** From the margin in a local, the loss and its slope in locals. */
function marginLossOf(f: FunctionBuilder, loss: MarginLoss, margin: Local): {value: Local; slope: Local} {
  const [value, slope, gap] = [f.local('v128'), f.local('v128'), f.local('v128')];
  if (loss === 'logistic') {
    const power = f.local('v128');
    f.put(margin, 'f32x4.abs', 'f32x4.neg');
    f.set(power);
    emitExp(f, [power]);
    f.put(margin, 'f32x4.neg', [0], 'f32x4.pmax', power);
    emitLog1p(f);
    f.op('f32x4.add');
    f.set(value);
    f.put(
      [-1],
      power,
      'f32x4.neg',
      margin,
      [0],
      'f32x4.lt',
      'v128.bitselect',
      [1],
      power,
      'f32x4.add',
      'f32x4.div',
    );
    f.set(slope);
    return {value, slope};
  }
  f.put([1], margin, 'f32x4.sub');
  f.set(gap);
  if (loss === 'squared') {
    f.put(gap, gap, 'f32x4.mul');
    f.set(value);
    f.put(gap, [-2], 'f32x4.mul');
    f.set(slope);
    return {value, slope};
  }
  f.put(gap, [0], 'f32x4.pmax');
  f.set(value);
  if (loss === 'hinge') {
    f.put([-1], [0], gap, 'f32x4.lt', 'v128.and');
    f.set(slope);
    return {value, slope};
  }
  const clipped = f.local('v128');
  f.put(value, [1], 'f32x4.pmin');
  f.set(clipped);
  f.put(clipped, value, 'f32x4.mul', [0.5], clipped, clipped, 'f32x4.mul', 'f32x4.mul', 'f32x4.sub');
  f.set(value);
  f.put(clipped, 'f32x4.neg');
  f.set(slope);
  return {value, slope};
}

/** Further params: addresses of the signs and of the row weights. */
export function emitMarginLoss(f: FunctionBuilder, rows: number, loss: MarginLoss): void {
  const [signs, weights] = [4, 5];
  const [margin, sign, weight] = [f.local('v128'), f.local('v128'), f.local('v128')];
  const total = loaded(f, VALUE);
  const share = loaded(f, SHARE);
  eachOf(f, rows, [X, signs, weights, GRADIENT], (x, s, w, g) => {
    f.put(s, 'load');
    f.tee(sign);
    f.put(x, 'load', 'f32x4.mul');
    f.set(margin);
    f.put(w, 'load');
    f.set(weight);
    const {value, slope} = marginLossOf(f, loss, margin);
    f.put(value, weight, 'f32x4.mul');
    addTo(f, total);
    f.put(g, slope, sign, 'f32x4.mul', weight, 'f32x4.mul', share, 'f32x4.mul', 'store');
  });
  f.put(VALUE, total, 'store');
}

/** Squared lengths up to this count as 0. */
export const TINY = 1e-30;

/** Further param: the address of the factor. */
export function emitMeanNorm(f: FunctionBuilder, rows: number, columns: number): void {
  const [total, sum, scale] = [f.local('v128'), f.local('v128'), f.local('v128')];
  const factor = loaded(f, 4);
  const share = loaded(f, SHARE);
  const norm = f.local('v128');
  f.times(rows, () => {
    f.f32x4(0);
    f.set(sum);
    eachOf(f, columns, [X], (x) => {
      f.put(x, 'load', x, 'load', 'f32x4.mul');
      addTo(f, sum);
    });
    f.put(sum, [TINY], 'f32x4.pmax', 'f32x4.sqrt');
    f.tee(norm);
    addTo(f, total);
    f.put(
      factor,
      share,
      'f32x4.mul',
      [rows],
      norm,
      'f32x4.mul',
      'f32x4.div',
      [TINY],
      sum,
      'f32x4.lt',
      'v128.and',
    );
    f.set(scale);
    eachOf(f, columns, [X, GRADIENT], (x, g) => {
      f.put(g, x, 'load', scale, 'f32x4.mul', 'store');
    });
    f.advance(X, 16 * columns);
    f.advance(GRADIENT, 16 * columns);
  });
  f.put(VALUE, total, [rows], 'f32x4.div', factor, 'f32x4.mul', 'store');
}

/** Further params: addresses of the constants and of the factor. */
export function emitWeightedSum(f: FunctionBuilder, size: number): void {
  const total = f.local('v128');
  const scale = f.local('v128');
  const factor = loaded(f, 5);
  f.put(factor, SHARE, 'load', 'f32x4.mul');
  f.set(scale);
  eachOf(f, size, [X, 4, GRADIENT], (x, c, g) => {
    f.put(x, 'load', c, 'load', 'f32x4.mul');
    addTo(f, total);
    f.put(g, c, 'load', scale, 'f32x4.mul', 'store');
  });
  f.put(VALUE, total, factor, 'f32x4.mul', 'store');
}
