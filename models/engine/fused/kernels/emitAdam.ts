import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import {type FusedLayout, VECTOR} from '../layout.ts';
import {eachParameter, emitMove, gradientAt, type Walk} from './eachParameter.ts';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

const GROUP = 0;

/** What the elements of a group have in common, one number a case. */
interface AdamScalars {
  readonly rate: Local;
  readonly correction: Local;
  readonly l2: Local | undefined;
  /** Where others of the group step later, the cases that change their moments now. */
  readonly active: Local | undefined;
}

/** The mean square of a range's gradient, for the cases whose second moment the range shares. */
function emitSharedSquare(
  f: FunctionBuilder,
  l: FusedLayout,
  range: readonly [number, number],
  l2: Local | undefined,
): Local {
  const [g, shared] = [f.local('v128'), f.local('v128')];
  f.f32x4(0);
  f.set(shared);
  eachParameter(f, range, (walk) => {
    gradientAt(f, l, walk, l2);
    f.set(g);
    f.put(shared, g, g, 'f32x4.mul', 'f32x4.add');
    f.set(shared);
  });
  f.put(shared, [range[1] - range[0]], 'f32x4.div');
  f.set(shared);
  return shared;
}

/** The union of masks of a group, by their vectors. */
function unionOf(f: FunctionBuilder, vectors: readonly number[]): Local {
  const mask = f.local('v128');
  for (const [i, vector] of vectors.entries()) {
    f.get(GROUP);
    f.load(vector * VECTOR);
    if (i > 0) f.put(mask, 'v128.or');
    f.set(mask);
  }
  return mask;
}

/** Adam on a range of parameters; `masks` are of the cases whose second moment the range shares. */
export function emitAdam(
  f: FunctionBuilder,
  l: FusedLayout,
  range: readonly [number, number],
  {rate, correction, l2, active}: AdamScalars,
  masks: readonly number[],
  finite: Local,
): void {
  const [g, moment, square] = [f.local('v128'), f.local('v128'), f.local('v128')];
  const shared =
    masks.length > 0 ? {mask: unionOf(f, masks), square: emitSharedSquare(f, l, range, l2)} : undefined;
  const keep = ({inGroup}: Walk, moments: number) => {
    if (active === undefined) return;
    f.get(inGroup);
    f.load(moments);
    f.put(active, 'v128.bitselect');
  };
  eachParameter(f, range, (walk) => {
    gradientAt(f, l, walk, l2);
    f.set(g);
    f.put(walk.inGroup, walk.inGroup);
    f.load(l.first);
    f.put([BETA1], 'f32x4.mul', g, [1 - BETA1], 'f32x4.mul', 'f32x4.add');
    keep(walk, l.first);
    f.tee(moment);
    f.store(l.first);
    f.put(walk.inGroup, walk.inGroup);
    f.load(l.second);
    f.put([BETA2], 'f32x4.mul');
    if (shared) f.get(shared.square);
    f.put(g, g, 'f32x4.mul');
    if (shared) f.put(shared.mask, 'v128.bitselect');
    f.put([1 - BETA2], 'f32x4.mul', 'f32x4.add');
    keep(walk, l.second);
    f.tee(square);
    f.store(l.second);
    emitMove(f, l, walk, finite, 'f32x4.sub', () => {
      f.put(rate, moment, 'f32x4.mul');
      f.put(square, correction, 'f32x4.mul', 'f32x4.sqrt', [EPSILON], 'f32x4.add', 'f32x4.div');
    });
  });
}
