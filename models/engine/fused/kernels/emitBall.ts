/** Projection onto balls in float64, as `projectOntoBall` does it, so that rounding cannot leave them. */
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';

const UPPER = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const JOINED = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

interface BallAddresses {
  readonly size: number;
  readonly centred: boolean;
  /** Addresses of its parameters, of its centre and of the two vectors of radii, from the group's start. */
  readonly parameters: number;
  readonly centre: number;
  readonly radii: number;
}

/** Two of the four cases of the vector in a local, as float64 on the stack. */
function half(f: FunctionBuilder, vector: Local, upper: boolean): void {
  f.get(vector);
  if (upper) {
    f.get(vector);
    f.shuffle(UPPER);
  }
  f.op('f64x2.promote_low_f32x4');
}

/** Param 0: the address of a group. A hair of 2^-22 keeps rounding to float32 inside. */
export function emitBall(
  f: FunctionBuilder,
  {size, centred, parameters, centre, radii}: BallAddresses,
): void {
  const hair = 2 ** -22;
  const [group, x, c] = [0, f.local('v128'), f.local('v128')];
  const at = f.local('i32');
  const halves = [false, true].map((upper) => ({
    upper,
    squared: f.local('v128'),
    length: f.local('v128'),
    factor: f.local('v128'),
    outside: f.local('v128'),
    wide: f.local('v128'),
  }));
  const each = (body: () => void) => {
    f.get(group);
    f.set(at);
    f.times(size, () => {
      f.get(at);
      f.load(parameters);
      f.set(x);
      if (centred) {
        f.get(at);
        f.load(centre);
        f.set(c);
      }
      body();
      f.advance(at, 16);
    });
  };
  const square = (sum: Local, value: Local) => {
    f.put(sum, value, value, 'f64x2.mul', 'f64x2.add');
    f.set(sum);
  };
  for (const {squared, length} of halves) {
    f.f64x2(0);
    f.set(squared);
    f.f64x2(0);
    f.set(length);
  }
  each(() => {
    for (const {upper, squared, length, wide} of halves) {
      half(f, x, upper);
      if (centred) {
        half(f, c, upper);
        f.op('f64x2.sub');
      }
      f.set(wide);
      square(squared, wide);
      if (!centred) continue;
      f.get(length);
      for (const part of [x, c]) {
        half(f, part, upper);
        f.tee(wide);
        f.put(wide, 'f64x2.mul');
      }
      f.op('f64x2.add', 'f64x2.add');
      f.set(length);
    }
  });
  for (const [i, {squared, length, factor, outside, wide}] of halves.entries()) {
    const limit = f.local('v128');
    f.get(group);
    f.load(radii + 16 * i);
    if (centred) {
      f.f64x2(1 - hair);
      f.op('f64x2.mul');
      f.f64x2(hair);
      f.put(length, 'f64x2.sqrt', 'f64x2.mul', 'f64x2.sub');
      f.set(limit);
      f.f64x2(0);
      f.put(limit, 'f64x2.pmax');
    }
    f.set(limit);
    f.put(squared, 'f64x2.sqrt');
    f.tee(wide);
    f.put(limit, 'f64x2.gt');
    f.set(outside);
    f.put(limit, wide, 'f64x2.div');
    if (!centred) {
      f.f64x2(1 - hair);
      f.op('f64x2.mul');
    }
    f.set(factor);
  }
  each(() => {
    f.get(at);
    for (const {upper, factor, outside, wide} of halves) {
      half(f, x, upper);
      f.set(wide);
      if (centred) half(f, c, upper);
      f.get(wide);
      if (centred) {
        half(f, c, upper);
        f.op('f64x2.sub');
      }
      f.put(factor, 'f64x2.mul');
      if (centred) f.op('f64x2.add');
      f.put(wide, outside, 'v128.bitselect', 'f32x4.demote_f64x2_zero');
    }
    f.shuffle(JOINED);
    f.store(parameters);
  });
}
