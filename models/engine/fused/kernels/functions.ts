/** exp, tanh and ln(1 + u) of four numbers out of exact operations, so that they have the same bits everywhere. */
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import type {ModuleBuilder} from '../assembler/moduleBuilder.ts';

/** ((c0 x + c1) x + c2) ...; leaves the value on the stack. */
function polynomial(f: FunctionBuilder, x: number, coefficients: readonly number[]): void {
  for (const [i, c] of coefficients.entries()) {
    f.f32x4(c);
    if (i > 0) f.op('f32x4.add');
    if (i + 1 === coefficients.length) return;
    f.put(x, 'f32x4.mul');
  }
}

export const EXP_LOWEST = -87;
/** Cephes, expf; from the highest power down. */
export const EXP_POLYNOMIAL = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
];
/** 1.5 2^23: added to a small number it leaves the nearest integer in the low bits. */
export const ROUNDING = 12582912;
/** ln 2 in two parts, the first with few bits. */
export const LN2 = [0.693359375, -2.1219444e-4] as const;

/**
 * Each x in a local, at most 88, to exp(x), as if x were -87 where it is less; NaN stays. In line, since a call would
 * cost a third of it, and step by step for all of them: one alone is a chain of 25 operations that wait for each other.
 */
export function emitExp(f: FunctionBuilder, xs: readonly Local[]): void {
  const values = xs.map((x) => ({x, shifted: f.local('v128'), n: f.local('v128'), power: f.local('v128')}));
  const each = (step: (value: (typeof values)[number]) => Local) => {
    for (const value of values) f.set(step(value));
  };
  each(({x}) => {
    f.put(x, [EXP_LOWEST], 'f32x4.pmax');
    return x;
  });
  each(({x, shifted}) => {
    f.put(x, [Math.LOG2E], 'f32x4.mul', [ROUNDING], 'f32x4.add');
    return shifted;
  });
  each(({shifted, n}) => {
    f.put(shifted, [ROUNDING], 'f32x4.sub');
    return n;
  });
  for (const part of LN2) {
    each(({x, n}) => {
      f.put(x, n, [part], 'f32x4.mul', 'f32x4.sub');
      return x;
    });
  }
  const [first, ...others] = EXP_POLYNOMIAL;
  for (const [i, c] of others.entries()) {
    each(({x, power}) => {
      if (i === 0) f.put([first!]);
      else f.put(power);
      f.put(x, 'f32x4.mul', [c], 'f32x4.add');
      return power;
    });
  }
  each(({x, power}) => {
    f.put(power, x, 'f32x4.mul', x, 'f32x4.mul', x, 'f32x4.add', [1], 'f32x4.add');
    return power;
  });
  // Times 2^n, in the exponent.
  each(({x, shifted, power}) => {
    f.put(power, shifted);
    f.i32(23);
    f.op('i32x4.shl', 'i32x4.add');
    return x;
  });
}

export const TANH_LIMIT = 7.905311107635498;
/** Eigen's rational approximation: odd powers over even ones, from the highest down. */
export const TANH_ODD = [
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8,
  1.48572235717979e-5, 6.37261928875436e-4, 4.89352455891786e-3,
];
export const TANH_EVEN = [1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3];

/** The index of the function tanh(x). */
export function tanhFunction(m: ModuleBuilder): number {
  return m.define('tanh', ['v128'], 'v128', (f) => {
    const [x, square] = [0, f.local('v128')];
    f.put(x, [-TANH_LIMIT], 'f32x4.pmax', [TANH_LIMIT], 'f32x4.pmin');
    f.tee(x);
    f.put(x, 'f32x4.mul');
    f.set(square);
    polynomial(f, square, TANH_ODD);
    f.put(x, 'f32x4.mul');
    polynomial(f, square, TANH_EVEN);
    f.op('f32x4.div');
  });
}

/** 2 artanh(s)/s in s^2, from the highest power down. */
export const LOG1P_POLYNOMIAL = [15, 13, 11, 9, 7, 5, 3, 1].map((odd) => 2 / odd);

/** u in [0, 1] on the stack to ln(1 + u), as 2 artanh(u / (2 + u)): exact where u is small. */
export function emitLog1p(f: FunctionBuilder): void {
  const [u, s, square] = [f.local('v128'), f.local('v128'), f.local('v128')];
  f.tee(u);
  f.put([2], u, 'f32x4.add', 'f32x4.div');
  f.tee(s);
  f.put(s, 'f32x4.mul');
  f.set(square);
  polynomial(f, square, LOG1P_POLYNOMIAL);
  f.put(s, 'f32x4.mul');
}
