/**
 * The parts of the transfer decomposition (theory section 1) on a case.
 *
 * E_T(f,h) = L_T(f.h) - inf_{f,h} L_T is at most
 *   estimation + C E_U(g,h)^beta + (law change) + task heterogeneity,
 * and the estimation term and inf_{f,h} L_T stand on both sides: what remains to be checked is
 *   inf_F L_T(f.h) - inf_F0 L_T(f.h°) <= C E_U(g,h)^beta + (law change),
 * whose enclosure is the slack. C is the smallest constant of the finite class H, rounded up so that the definition
 * itself is certified. g is the best linear decoder of h, which makes the right side smallest.
 */

import {power} from '../arithmetic/elementary.ts';
import {add, div, type Interval, max, mul, nextUp, point, positivePart, sub} from '../arithmetic/interval.ts';
import {type Case, type Hypothesis, memoised} from '../case/case.ts';
import {pretextSide, pretextTable} from '../case/pretextSide.ts';
import {bestHead, bestOverall, infimumDifference, populationRisk} from '../case/quantities.ts';
import {inputError} from '../errors.ts';
import type {Matrix} from '../linear/matrix.ts';
import {pretextExcess} from '../pretext/leastSquares.ts';

interface RiskGap {
  /** inf_f L_U(f.h) - inf_f L_U(f.h°). */
  readonly left: Interval;
  /** inf_g L_U(g,h) - inf_g L_U(g,h°). */
  readonly right: Interval;
}

interface TransferabilityConstant {
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

/** inf_g L_U(g, a) - inf_g L_U(g, b). */
function pretextGap(c: Case, a: Matrix, b: Matrix): Interval {
  return memoised(c, ['pretextGap', a, b], () => {
    if (c.pretextGap) return c.pretextGap(a, b);
    const {law, total, target} = pretextSide(c);
    if (!target) throw inputError('pretextGap', 'target', 'a table, or pretextGap', undefined);
    return pretextExcess(law, total, pretextTable(c, a), pretextTable(c, b), target);
  });
}

/**
 * E_U(g,h) of h with its best linear decoder, against the best of the class; at least 0.
 * @example
 * ```ts
 * import {decomposition, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * decomposition.pretextExcessRisk(c); // => {lo: 0.5, hi: 0.5}
 * ```
 */
export function pretextExcessRisk(c: Case): Interval {
  return memoised(c, ['E_U'], () => {
    let worst: Interval = point(0);
    for (const other of c.family) {
      if (other === c.representation) continue;
      worst = max(worst, pretextGap(c, c.representation, other));
    }
    return positivePart(worst);
  });
}

/**
 * The smallest C with inf_f L_U(f.h) - inf_f L_U(f.h°) <= C (inf_g L_U(g,h) - inf_g L_U(g,h°))^beta for every h of the
 * class, with the case's beta.
 * @example
 * ```ts
 * import {decomposition, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * decomposition.classConstant(c); // => {status: 'finite', constant: {lo: 0, hi: 0}, certified: 0}
 * ```
 */
export function classConstant(c: Case): TransferabilityConstant {
  return memoised(c, ['C'], () => {
    const reference = {table: c.reference, heads: c.referenceHeads};
    const members = c.family.filter((t) => c.heads.kind === 'ball' || t.columns === c.representation.columns);
    const gaps = members.map((table) => ({
      left: infimumDifference(c, 'U', {table, heads: c.heads}, reference),
      right: pretextGap(c, table, c.reference),
    }));
    return transferabilityConstant(gaps, c.beta);
  });
}

/**
 * The hypothesis that the tasks are related on this class: some finite C exists.
 * @example
 * ```ts
 * import {decomposition, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * decomposition.relatedTasks.holds(c); // => true
 * ```
 */
export const relatedTasks: Hypothesis = {
  name: 'finite transferability constant',
  holds(c) {
    const {status} = classConstant(c);
    return status === 'finite' ? true : status === 'infinite' ? false : 'undecided';
  },
};

/**
 * C E_U(g,h)^beta, with the case's beta or another one in (0, 1].
 * @example
 * ```ts
 * import {decomposition, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * decomposition.transferTerm(c); // => {lo: 0, hi: 0}
 * ```
 */
export function transferTerm(c: Case, beta = c.beta): Interval {
  const {certified} = classConstant(c);
  return certified === 0 ? point(0) : mul(point(certified), power(pretextExcessRisk(c), beta));
}

/**
 * inf_{F_R0} L_T(f.h°) - inf_{f,h} L_T, at least 0.
 * @example
 * ```ts
 * import {decomposition, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * decomposition.taskHeterogeneity(c); // => {lo: 0, hi: 0}
 * ```
 */
export function taskHeterogeneity(c: Case): Interval {
  return positivePart(sub(bestHead(c, 'T', c.reference, c.referenceHeads).value, bestOverall(c)));
}

/**
 * inf_F L_T(f.h) - inf_F0 L_T(f.h°): what the transfer term and the shift term must pay for.
 * @example
 * ```ts
 * import {decomposition, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * decomposition.transferredGap(c); // => {lo: 0.5, hi: 0.5}
 * ```
 */
export function transferredGap(c: Case): Interval {
  return infimumDifference(
    c,
    'T',
    {table: c.representation, heads: c.heads},
    {table: c.reference, heads: c.referenceHeads},
  );
}

/** What the head that is best under U does downstream. */
export interface Transferred {
  /** E_T(f,h). */
  readonly excess: Interval;
  /** L_T(f.h) - inf_F L_T(f.h). */
  readonly estimation: Interval;
}

/**
 * E_T and the estimation term of the head that is best under U, used downstream as it is.
 * @example
 * ```ts
 * import {decomposition, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * decomposition.transferredHead(c); // => {estimation: {lo: 1, hi: 1}, excess: {lo: 1.5, hi: 1.5}}
 * ```
 */
export function transferredHead(c: Case): Transferred {
  const {theta} = bestHead(c, 'U', c.representation, c.heads);
  const best = bestHead(c, 'T', c.representation, c.heads);
  const estimation =
    theta === best.theta
      ? {lo: 0, hi: best.gap}
      : positivePart(sub(populationRisk(c, 'T', c.representation, theta), best.value));
  return {estimation, excess: add(estimation, positivePart(sub(best.value, bestOverall(c))))};
}
