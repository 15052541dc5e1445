/**
 * Kernels of the losses: each writes its value, without the share, and its gradient, times the share, in one pass.
 * The first params are the addresses of x, of the gradient by x, of the share and of the value.
 */
import type {MarginLoss} from '../../../marginLoss.ts';
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import {eachOf} from './emitRows.ts';
import {emitExp, emitLog1p} from './functions.ts';

const [X, GRADIENT, SHARE, VALUE] = [0, 1, 2, 3];

function loaded(f: FunctionBuilder, address: Local): Local {
  const value = f.local('v128');
  f.get(address);
  f.load(0);
  f.set(value);
  return value;
}

/** total += factor times value on the stack. */
function addTo(f: FunctionBuilder, total: Local): void {
  f.get(total);
  f.op('f32x4.add');
  f.set(total);
}

/** Further params: addresses of the target and of the row weights. */
export function emitSquaredError(f: FunctionBuilder, rows: number, columns: number): void {
  const [target, weight] = [4, 5];
  const [total, twice, rowWeight] = [f.local('v128'), f.local('v128'), f.local('v128')];
  const [difference, weighted] = [f.local('v128'), f.local('v128')];
  f.get(SHARE);
  f.load(0);
  f.f32x4(2);
  f.op('f32x4.mul');
  f.set(twice);
  f.times(rows, () => {
    f.get(weight);
    f.load(0);
    f.set(rowWeight);
    eachOf(f, columns, [X, target, GRADIENT], (x, t, g) => {
      f.get(x);
      f.load(0);
      f.get(t);
      f.load(0);
      f.op('f32x4.sub');
      f.tee(difference);
      f.get(rowWeight);
      f.op('f32x4.mul');
      f.set(weighted);
      f.get(g);
      f.get(weighted);
      f.get(twice);
      f.op('f32x4.mul');
      f.store(0);
      f.get(weighted);
      f.get(difference);
      f.op('f32x4.mul');
      addTo(f, total);
    });
    for (const address of [X, target, GRADIENT]) f.advance(address, 16 * columns);
    f.advance(weight, 16);
  });
  f.get(VALUE);
  f.get(total);
  f.store(0);
}

/** From the margin in a local, the loss and its slope in locals. */
function marginLossOf(f: FunctionBuilder, loss: MarginLoss, margin: Local): {value: Local; slope: Local} {
  const [value, slope, gap] = [f.local('v128'), f.local('v128'), f.local('v128')];
  if (loss === 'logistic') {
    const power = f.local('v128');
    f.get(margin);
    f.op('f32x4.abs', 'f32x4.neg');
    emitExp(f);
    f.set(power);
    f.get(margin);
    f.op('f32x4.neg');
    f.f32x4(0);
    f.op('f32x4.pmax');
    f.get(power);
    emitLog1p(f);
    f.op('f32x4.add');
    f.set(value);
    f.f32x4(-1);
    f.get(power);
    f.op('f32x4.neg');
    f.get(margin);
    f.f32x4(0);
    f.op('f32x4.lt', 'v128.bitselect');
    f.f32x4(1);
    f.get(power);
    f.op('f32x4.add', 'f32x4.div');
    f.set(slope);
    return {value, slope};
  }
  f.f32x4(1);
  f.get(margin);
  f.op('f32x4.sub');
  f.set(gap);
  if (loss === 'squared') {
    f.get(gap);
    f.get(gap);
    f.op('f32x4.mul');
    f.set(value);
    f.get(gap);
    f.f32x4(-2);
    f.op('f32x4.mul');
    f.set(slope);
    return {value, slope};
  }
  f.get(gap);
  f.f32x4(0);
  f.op('f32x4.pmax');
  f.set(value);
  if (loss === 'hinge') {
    f.f32x4(-1);
    f.f32x4(0);
    f.get(gap);
    f.op('f32x4.lt', 'v128.and');
    f.set(slope);
    return {value, slope};
  }
  const clipped = f.local('v128');
  f.get(value);
  f.f32x4(1);
  f.op('f32x4.pmin');
  f.set(clipped);
  f.get(clipped);
  f.get(value);
  f.op('f32x4.mul');
  f.f32x4(0.5);
  f.get(clipped);
  f.get(clipped);
  f.op('f32x4.mul', 'f32x4.mul', 'f32x4.sub');
  f.set(value);
  f.get(clipped);
  f.op('f32x4.neg');
  f.set(slope);
  return {value, slope};
}

/** Further params: addresses of the signs and of the row weights. */
export function emitMarginLoss(f: FunctionBuilder, rows: number, loss: MarginLoss): void {
  const [signs, weights] = [4, 5];
  const [total, margin, sign, weight] = [f.local('v128'), f.local('v128'), f.local('v128'), f.local('v128')];
  const share = loaded(f, SHARE);
  eachOf(f, rows, [X, signs, weights, GRADIENT], (x, s, w, g) => {
    f.get(s);
    f.load(0);
    f.tee(sign);
    f.get(x);
    f.load(0);
    f.op('f32x4.mul');
    f.set(margin);
    f.get(w);
    f.load(0);
    f.set(weight);
    const {value, slope} = marginLossOf(f, loss, margin);
    f.get(value);
    f.get(weight);
    f.op('f32x4.mul');
    addTo(f, total);
    f.get(g);
    f.get(slope);
    f.get(sign);
    f.op('f32x4.mul');
    f.get(weight);
    f.op('f32x4.mul');
    f.get(share);
    f.op('f32x4.mul');
    f.store(0);
  });
  f.get(VALUE);
  f.get(total);
  f.store(0);
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
      f.get(x);
      f.load(0);
      f.get(x);
      f.load(0);
      f.op('f32x4.mul');
      addTo(f, sum);
    });
    f.get(sum);
    f.f32x4(TINY);
    f.op('f32x4.pmax', 'f32x4.sqrt');
    f.tee(norm);
    addTo(f, total);
    f.get(factor);
    f.get(share);
    f.op('f32x4.mul');
    f.f32x4(rows);
    f.get(norm);
    f.op('f32x4.mul', 'f32x4.div');
    f.f32x4(TINY);
    f.get(sum);
    f.op('f32x4.lt', 'v128.and');
    f.set(scale);
    eachOf(f, columns, [X, GRADIENT], (x, g) => {
      f.get(g);
      f.get(x);
      f.load(0);
      f.get(scale);
      f.op('f32x4.mul');
      f.store(0);
    });
    f.advance(X, 16 * columns);
    f.advance(GRADIENT, 16 * columns);
  });
  f.get(VALUE);
  f.get(total);
  f.f32x4(rows);
  f.op('f32x4.div');
  f.get(factor);
  f.op('f32x4.mul');
  f.store(0);
}

/** Further params: addresses of the constants and of the factor. */
export function emitWeightedSum(f: FunctionBuilder, size: number): void {
  const total = f.local('v128');
  const scale = f.local('v128');
  const factor = loaded(f, 5);
  f.get(factor);
  f.get(SHARE);
  f.load(0);
  f.op('f32x4.mul');
  f.set(scale);
  eachOf(f, size, [X, 4, GRADIENT], (x, c, g) => {
    f.get(x);
    f.load(0);
    f.get(c);
    f.load(0);
    f.op('f32x4.mul');
    addTo(f, total);
    f.get(g);
    f.get(c);
    f.load(0);
    f.get(scale);
    f.op('f32x4.mul');
    f.store(0);
  });
  f.get(VALUE);
  f.get(total);
  f.get(factor);
  f.op('f32x4.mul');
  f.store(0);
}
