/**
 * The smallest C >= 0 with left_h <= C (right_h)_+^beta for every h of a finite class (task transferability,
 * theory section 0), for a given beta in (0, 1].
 *
 * Symbols: left_h -> inf_f L_U(f.h) - inf_f L_U(f.h°), right_h -> inf_g L_U(g,h) - inf_g L_U(g,h°), as enclosures.
 * `constant` encloses the smallest C. `certified` is a double with left.hi <= (certified * right_+^beta).lo for every h,
 * so the inequality is decided with it. Infinite exactly when some right side is certainly 0 (or below) and its left
 * side certainly positive; infinity times 0 counts as infinity. Undecided where the enclosures do not tell: a right
 * side that may be 0 against a left side that may be positive, or a constant beyond the largest double.
 */
import {power} from '../arithmetic/elementary.ts';
import {div, type Interval, mul, nextUp, point, positivePart} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';

export interface RiskGap {
  /** inf_f L_U(f.h) - inf_f L_U(f.h°). */
  readonly left: Interval;
  /** inf_g L_U(g,h) - inf_g L_U(g,h°). */
  readonly right: Interval;
}

export interface TransferabilityConstant {
  readonly status: 'finite' | 'infinite' | 'undecided';
  /** Encloses the smallest C; {Infinity, Infinity} where infinite, upper end Infinity where undecided. */
  readonly constant: Interval;
  /** A C that certainly satisfies every inequality; Infinity where infinite or undecided. */
  readonly certified: number;
}

const NONE = Number.POSITIVE_INFINITY;

/** Whether left <= C right_+^beta holds for certain, with infinity times 0 counted as infinity. */
export function transfers({left, right}: RiskGap, beta: number, C: number): boolean {
  if (C === NONE) return true;
  return left.hi <= mul(point(C), power(positivePart(right), beta)).lo;
}

/** The first of C, C (1 + 2^-52), C (1 + 2^-51), ... that passes; at most one step is needed away from underflow. */
function inflate(C: number, passes: (c: number) => boolean): number {
  let c = C;
  for (let step = 2 ** -52; c < NONE && !passes(c); step *= 2) c = nextUp(C * (1 + step));
  return c;
}

export function transferabilityConstant(gaps: readonly RiskGap[], beta: number): TransferabilityConstant {
  const where = 'transferabilityConstant';
  if (!(beta > 0 && beta <= 1)) throw inputError(where, 'beta', 'a number in (0, 1]', beta);
  if (gaps.length === 0) throw inputError(where, 'gaps', 'at least one representation', []);
  let [lo, hi, certified] = [0, 0, 0];
  for (const [h, {left, right}] of gaps.entries()) {
    if (!(left.lo <= left.hi)) throw inputError(where, `gaps[${h}].left`, 'an interval', left);
    if (!(right.lo <= right.hi)) throw inputError(where, `gaps[${h}].right`, 'an interval', right);
    if (left.hi <= 0) continue;
    if (right.hi <= 0) {
      if (left.lo > 0) return {status: 'infinite', constant: {lo: NONE, hi: NONE}, certified: NONE};
      hi = NONE;
      continue;
    }
    const growth = power(positivePart(right), beta);
    if (left.lo > 0 && growth.hi < NONE) lo = Math.max(lo, div(point(left.lo), point(growth.hi)).lo);
    if (!(growth.lo > 0)) {
      hi = NONE;
      continue;
    }
    const C = div(point(left.hi), point(growth.lo)).hi;
    hi = Math.max(hi, C);
    const enough = inflate(C, (c) => transfers({left, right}, beta, c));
    certified = Math.max(certified, enough);
  }
  if (hi === NONE || certified === NONE) {
    return {status: 'undecided', constant: {lo, hi: NONE}, certified: NONE};
  }
  certified = inflate(certified, (c) => gaps.every((gap) => gap.left.hi <= 0 || transfers(gap, beta, c)));
  if (certified === NONE) return {status: 'undecided', constant: {lo, hi: NONE}, certified};
  return {status: 'finite', constant: {lo, hi}, certified};
}
