/** Numbers as the engine has them, float32 rounded after each operation, and as mathematics has them, nearly. */
export interface Arithmetic {
  readonly round: (x: number) => number;
  readonly zeros: (length: number) => Float32Array | Float64Array;
  readonly exp: (x: number) => number;
  readonly tanh: (x: number) => number;
  /** ln(1 + u) for u in [0, 1]. */
  readonly log1p: (u: number) => number;
}

const f = Math.fround;
const bits = new DataView(new ArrayBuffer(4));

/** A polynomial from its highest coefficient down. */
const horner = (x: number, coefficients: readonly number[]) =>
  coefficients.map(f).reduce((sum, c) => f(f(sum * x) + c));

function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  const clamped = x < -87 ? -87 : x > 88 ? 88 : x;
  const shifted = f(f(clamped * f(Math.LOG2E)) + 12582912);
  const n = f(shifted - 12582912);
  const r = f(f(clamped - f(n * f(0.693359375))) - f(n * f(-2.1219444e-4)));
  const p = horner(
    r,
    [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 0.16666665459, 0.50000001201],
  );
  bits.setFloat32(0, f(f(f(f(p * r) * r) + r) + 1));
  bits.setInt32(0, bits.getInt32(0) + n * 2 ** 23);
  return bits.getFloat32(0);
}

function tanh(x: number): number {
  const limit = f(7.905311107635498);
  const c = x < -limit ? -limit : x > limit ? limit : x;
  const s = f(c * c);
  const odd = horner(
    s,
    [
      -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8,
      1.48572235717979e-5, 6.37261928875436e-4, 4.89352455891786e-3,
    ],
  );
  const even = horner(s, [1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3]);
  return f(f(odd * c) / even);
}

function log1p(u: number): number {
  const s = f(u / f(u + 2));
  return f(horner(f(s * s), [2 / 15, 2 / 13, 2 / 11, 2 / 9, 2 / 7, 2 / 5, 2 / 3, 2]) * s);
}

export const single: Arithmetic = {round: f, zeros: (length) => new Float32Array(length), exp, tanh, log1p};

export const double: Arithmetic = {
  round: (x) => x,
  zeros: (length) => new Float64Array(length),
  exp: Math.exp,
  tanh: Math.tanh,
  log1p: Math.log1p,
};
