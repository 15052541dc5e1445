/** From gradients to parameters: Adam or plain descent, ascent, balls, and the choice of what each case keeps. */
import type {Program} from '../../program.ts';
import type {UpdateRule} from '../../trainer.ts';
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import {BALL_VECTORS, type FusedLayout, setting, VECTOR} from '../layout.ts';
import {emitBall} from './emitBall.ts';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

const [GROUP] = [0];

interface Walk {
  /** Moves with the element; parameters, moments and centres are at their offsets from it. */
  readonly inGroup: Local;
  /** The same for gradients and next parameters. */
  readonly shared: Local;
}

/** The body for each element of a range of parameters. */
function eachParameter(f: FunctionBuilder, from: number, to: number, body: (walk: Walk) => void): void {
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

function settingOf(f: FunctionBuilder, index: number): Local {
  const value = f.local('v128');
  f.get(GROUP);
  f.load(index * VECTOR);
  f.set(value);
  return value;
}

/** The gradient, with the penalty's, on the stack. */
function gradientAt(
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

/** next = parameters + rate gradient, or minus. */
function emitPlain(
  f: FunctionBuilder,
  l: FusedLayout,
  range: readonly [number, number],
  rate: Local,
  sign: 'f32x4.add' | 'f32x4.sub',
  l2?: Local,
): void {
  eachParameter(f, range[0], range[1], (walk) => {
    f.put(walk.shared, walk.inGroup);
    f.load(l.parameters);
    f.get(rate);
    gradientAt(f, l, walk, l2);
    f.op('f32x4.mul', sign);
    f.store(l.next);
  });
}

/**
 * Adam on a range; `masks` are of the cases whose second moment the range shares. Only `active` cases change their
 * moments, where others of a group step later.
 */
function emitAdam(
  f: FunctionBuilder,
  l: FusedLayout,
  range: readonly [number, number],
  scalars: {readonly rate: Local; readonly correction: Local; readonly l2: Local | undefined},
  masks: readonly number[],
  active: Local | undefined,
): void {
  const [g, moment, square] = [f.local('v128'), f.local('v128'), f.local('v128')];
  const [shared, mask] = [f.local('v128'), f.local('v128')];
  if (masks.length > 0) {
    for (const [i, vector] of masks.entries()) {
      f.get(GROUP);
      f.load(vector * VECTOR);
      if (i > 0) {
        f.put(mask, 'v128.or');
      }
      f.set(mask);
    }
    f.f32x4(0);
    f.set(shared);
    eachParameter(f, range[0], range[1], (walk) => {
      gradientAt(f, l, walk, scalars.l2);
      f.set(g);
      f.put(shared, g, g, 'f32x4.mul', 'f32x4.add');
      f.set(shared);
    });
    f.put(shared, [range[1] - range[0]], 'f32x4.div');
    f.set(shared);
  }
  const keep = ({inGroup}: Walk, moments: number) => {
    if (active === undefined) return;
    f.get(inGroup);
    f.load(moments);
    f.put(active, 'v128.bitselect');
  };
  eachParameter(f, range[0], range[1], (walk) => {
    gradientAt(f, l, walk, scalars.l2);
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
    if (masks.length > 0) f.get(shared);
    f.put(g, g, 'f32x4.mul');
    if (masks.length > 0) {
      f.put(mask, 'v128.bitselect');
    }
    f.put([1 - BETA2], 'f32x4.mul', 'f32x4.add');
    keep(walk, l.second);
    f.tee(square);
    f.store(l.second);
    f.put(walk.shared, walk.inGroup);
    f.load(l.parameters);
    f.put(
      scalars.rate,
      moment,
      'f32x4.mul',
      square,
      scalars.correction,
      'f32x4.mul',
      'f32x4.sqrt',
      [EPSILON],
      'f32x4.add',
      'f32x4.div',
      'f32x4.sub',
    );
    f.store(l.next);
  });
}

/** Active cases whose next parameters, and terms, are finite take them; says which in the group's settings. */
function emitAccept(
  f: FunctionBuilder,
  l: FusedLayout,
  range: readonly [number, number],
  terms: number,
): void {
  const [zero, taken] = [f.local('v128'), f.local('v128')];
  f.f32x4(0);
  f.set(zero);
  const test = () => {
    // 0 times anything but a finite number is NaN.
    f.put([0], 'f32x4.mul', zero, 'f32x4.add');
    f.set(zero);
  };
  for (let term = 0; term < terms; term++) {
    f.get(GROUP);
    f.load((setting.terms + term) * VECTOR);
    test();
  }
  eachParameter(f, range[0], range[1], ({shared}) => {
    f.get(shared);
    f.load(l.next);
    test();
  });
  f.put(GROUP, zero, [0], 'f32x4.eq', GROUP);
  f.load(setting.active * VECTOR);
  f.op('v128.and');
  f.tee(taken);
  f.store(setting.finite * VECTOR);
  eachParameter(f, range[0], range[1], ({shared, inGroup}) => {
    f.put(inGroup, shared);
    f.load(l.next);
    f.get(inGroup);
    f.load(l.parameters);
    f.put(taken, 'v128.bitselect');
    f.store(l.parameters);
  });
}

function emitBalls(f: FunctionBuilder, l: FusedLayout, rule: UpdateRule, from: number, to: number): void {
  for (const [i, ball] of rule.balls.entries()) {
    if (ball.offset < from || ball.offset >= to) continue;
    const radii = l.balls + (i * BALL_VECTORS + 1) * VECTOR;
    emitBall(f, {
      ...ball,
      next: l.next + ball.offset * VECTOR,
      centre: l.centres + ball.offset * VECTOR,
      radii,
    });
  }
}

/** Param: the address of a group. From the gradient to a whole step of its active cases. */
export function emitUpdate(f: FunctionBuilder, l: FusedLayout, program: Program, rule: UpdateRule): void {
  const {parameterCount: size, terms} = program;
  const from = rule.ascentFrom ?? size;
  const rate = settingOf(f, setting.rate);
  const l2 = rule.l2 ? settingOf(f, setting.l2) : undefined;
  if (rule.optimizer === 'sgd') emitPlain(f, l, [0, from], rate, 'f32x4.sub', l2);
  else {
    const correction = settingOf(f, setting.correction);
    const scalars = {rate, correction, l2};
    const active = from < size ? settingOf(f, setting.active) : undefined;
    const runs = new Map<string, {range: [number, number]; masks: number[]}>();
    for (const [i, {offset, size: count}] of rule.balls.entries()) {
      if (offset >= from) continue;
      const key = `${offset}+${count}`;
      const run = runs.get(key) ?? {range: [offset, offset + count], masks: []};
      run.masks.push(l.balls / VECTOR + i * BALL_VECTORS);
      runs.set(key, run);
    }
    let position = 0;
    for (const {range, masks} of [...runs.values()].sort((a, b) => a.range[0] - b.range[0])) {
      emitAdam(f, l, [position, range[0]], scalars, [], active);
      emitAdam(f, l, range, scalars, masks, active);
      position = range[1];
    }
    emitAdam(f, l, [position, from], scalars, [], active);
  }
  if (from < size) emitPlain(f, l, [from, size], settingOf(f, setting.ascent), 'f32x4.add');
  emitBalls(f, l, rule, 0, size);
  emitAccept(f, l, [0, size], terms);
}

/** Param: the address of a group. Moves the climbing parameters of its active cases alone. */
export function emitClimb(f: FunctionBuilder, l: FusedLayout, program: Program, rule: UpdateRule): void {
  const size = program.parameterCount;
  const from = rule.ascentFrom ?? size;
  emitPlain(f, l, [from, size], settingOf(f, setting.ascent), 'f32x4.add');
  emitBalls(f, l, rule, from, size);
  emitAccept(f, l, [from, size], 0);
}
