/** What updates do to one parameter after the other, in place. */
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import {type FusedLayout, VECTOR} from '../layout.ts';

const GROUP = 0;

export interface Walk {
  /** Moves with the element; parameters, moments and centres are at their offsets from it. */
  readonly inGroup: Local;
  /** The same for gradients and parameters before the update. */
  readonly shared: Local;
}

/** The body for each element of a range of parameters. */
export function eachParameter(
  f: FunctionBuilder,
  [from, to]: readonly [number, number],
  body: (walk: Walk) => void,
): void {
  if (from >= to) return;
  const walk = {inGroup: f.local('i32'), shared: f.local('i32')};
  f.get(GROUP);
  f.i32(from * VECTOR);
  f.op('i32.add');
  f.set(walk.inGroup);
  f.i32(from * VECTOR);
  f.set(walk.shared);
  f.times(to - from, () => {
    body(walk);
    f.advance(walk.inGroup, VECTOR);
    f.advance(walk.shared, VECTOR);
  });
}

/** The gradient, with the penalty's, on the stack. */
export function gradientAt(
  f: FunctionBuilder,
  l: FusedLayout,
  {inGroup, shared}: Walk,
  l2: Local | undefined,
): void {
  f.get(shared);
  f.load(l.gradient);
  if (l2 === undefined) return;
  f.put(l2, inGroup);
  f.load(l.parameters);
  f.op('f32x4.mul', 'f32x4.add');
}

/** finite += 0 times the value on the stack: 0 times anything but a finite number is NaN. */
export function testFinite(f: FunctionBuilder, finite: Local): void {
  f.put([0], 'f32x4.mul', finite, 'f32x4.add');
  f.set(finite);
}

/** parameter += or -= what `by` leaves on the stack; keeps what it was, and tests what it is. */
export function emitMove(
  f: FunctionBuilder,
  l: FusedLayout,
  {inGroup, shared}: Walk,
  finite: Local,
  sign: 'f32x4.add' | 'f32x4.sub',
  by: () => void,
): void {
  const value = f.local('v128');
  f.put(shared, inGroup);
  f.load(l.parameters);
  f.tee(value);
  f.store(l.before);
  f.put(inGroup, value);
  by();
  f.op(sign);
  f.tee(value);
  f.store(l.parameters);
  f.get(value);
  testFinite(f, finite);
}
