/** From gradients to parameters: Adam or plain descent, ascent, balls, and the choice of what each case keeps. */
import type {Program} from '../../program.ts';
import type {UpdateRule} from '../../trainer.ts';
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import {BALL_VECTORS, type FusedLayout, setting, VECTOR} from '../layout.ts';
import {eachParameter, emitMove, gradientAt, testFinite} from './eachParameter.ts';
import {emitAdam} from './emitAdam.ts';
import {emitBall} from './emitBall.ts';

const GROUP = 0;

function settingOf(f: FunctionBuilder, index: number): Local {
  const value = f.local('v128');
  f.get(GROUP);
  f.load(index * VECTOR);
  f.set(value);
  return value;
}

/** A local that is 0 until something that is not finite is added to it. */
function finiteTest(f: FunctionBuilder): Local {
  const finite = f.local('v128');
  f.f32x4(0);
  f.set(finite);
  return finite;
}

/** parameters += rate gradient, or -=. */
function emitPlain(
  f: FunctionBuilder,
  l: FusedLayout,
  range: readonly [number, number],
  finite: Local,
  rate: Local,
  sign: 'f32x4.add' | 'f32x4.sub',
  l2?: Local,
): void {
  eachParameter(f, range, (walk) =>
    emitMove(f, l, walk, finite, sign, () => {
      f.get(rate);
      gradientAt(f, l, walk, l2);
      f.op('f32x4.mul');
    }),
  );
}

/** Adam on the first parameters, those of each ball with a second moment of their own. */
function emitAdamByBalls(
  f: FunctionBuilder,
  l: FusedLayout,
  rule: UpdateRule,
  to: number,
  finite: Local,
  scalars: Parameters<typeof emitAdam>[3],
): void {
  const runs = new Map<string, {range: [number, number]; masks: number[]}>();
  for (const [i, {offset, size}] of rule.balls.entries()) {
    if (offset >= to) continue;
    const key = `${offset}+${size}`;
    const run = runs.get(key) ?? {range: [offset, offset + size], masks: []};
    run.masks.push(l.balls / VECTOR + i * BALL_VECTORS);
    runs.set(key, run);
  }
  let position = 0;
  for (const {range, masks} of [...runs.values()].sort((a, b) => a.range[0] - b.range[0])) {
    emitAdam(f, l, [position, range[0]], scalars, [], finite);
    emitAdam(f, l, range, scalars, masks, finite);
    position = range[1];
  }
  emitAdam(f, l, [position, to], scalars, [], finite);
}

/**
 * Active cases whose terms and new parameters are finite keep them, others get back what they had; says which in the
 * group's settings. A ball leaves what is not finite so: NaN or 0 times infinity.
 */
function emitAccept(
  f: FunctionBuilder,
  l: FusedLayout,
  range: readonly [number, number],
  finite: Local,
): void {
  const taken = f.local('v128');
  f.put(GROUP, finite, [0], 'f32x4.eq', GROUP);
  f.load(setting.active * VECTOR);
  f.op('v128.and');
  f.tee(taken);
  f.store(setting.finite * VECTOR);
  f.block(() => {
    f.put(taken, 'i32x4.all_true');
    f.leave();
    eachParameter(f, range, ({shared, inGroup}) => {
      f.put(inGroup, inGroup);
      f.load(l.parameters);
      f.get(shared);
      f.load(l.before);
      f.put(taken, 'v128.bitselect');
      f.store(l.parameters);
    });
  });
}

function emitBalls(f: FunctionBuilder, l: FusedLayout, rule: UpdateRule, from: number, to: number): void {
  for (const [i, ball] of rule.balls.entries()) {
    if (ball.offset < from || ball.offset >= to) continue;
    emitBall(f, {
      ...ball,
      parameters: l.parameters + ball.offset * VECTOR,
      centre: l.centres + ball.offset * VECTOR,
      radii: l.balls + (i * BALL_VECTORS + 1) * VECTOR,
    });
  }
}

/** Param: the address of a group. From the gradient to a whole step of its active cases. */
export function emitUpdate(f: FunctionBuilder, l: FusedLayout, program: Program, rule: UpdateRule): void {
  const {parameterCount: size, terms} = program;
  const from = rule.ascentFrom ?? size;
  const finite = finiteTest(f);
  for (let term = 0; term < terms; term++) {
    f.get(GROUP);
    f.load((setting.terms + term) * VECTOR);
    testFinite(f, finite);
  }
  const rate = settingOf(f, setting.rate);
  const l2 = rule.l2 ? settingOf(f, setting.l2) : undefined;
  if (rule.optimizer === 'sgd') emitPlain(f, l, [0, from], finite, rate, 'f32x4.sub', l2);
  else {
    const correction = settingOf(f, setting.correction);
    const active = from < size ? settingOf(f, setting.active) : undefined;
    emitAdamByBalls(f, l, rule, from, finite, {rate, correction, l2, active});
  }
  if (from < size) emitPlain(f, l, [from, size], finite, settingOf(f, setting.ascent), 'f32x4.add');
  emitBalls(f, l, rule, 0, size);
  emitAccept(f, l, [0, size], finite);
}

/** Param: the address of a group. Moves the climbing parameters of its active cases alone. */
export function emitClimb(f: FunctionBuilder, l: FusedLayout, program: Program, rule: UpdateRule): void {
  const size = program.parameterCount;
  const from = rule.ascentFrom ?? size;
  const finite = finiteTest(f);
  emitPlain(f, l, [from, size], finite, settingOf(f, setting.ascent), 'f32x4.add');
  emitBalls(f, l, rule, from, size);
  emitAccept(f, l, [from, size], finite);
}
