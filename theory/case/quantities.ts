/** The quantities that several claims share, each computed once a case. Names follow theory section 0. */

import {sqrt} from '../arithmetic/elementary.ts';
import {
  abs,
  add,
  addUp,
  div,
  dot,
  type Interval,
  mulUp,
  point,
  positivePart,
  scale,
  square,
  sub,
  sum,
  ZERO,
} from '../arithmetic/interval.ts';
import {headOptimum} from '../heads/headOptimum.ts';
import {type LossRange, lossAtMargin, lossRange} from '../heads/loss.ts';
import {jointAtoms, type LossTable, lossTable, riskOf} from '../heads/risk.ts';
import type {JointLaw} from '../laws/pool.ts';
import {totalVariation} from '../laws/totalVariation.ts';
import {type Matrix, row} from '../linear/matrix.ts';
import {type Case, type HeadClass, memoised, support} from './case.ts';

/** The pretraining law U or the downstream law T. */
export type Side = 'U' | 'T';

/** Enclosure of |h(x_j)|_2. */
export function rowNorm(table: Matrix, j: number): Interval {
  const entries = row(table, j);
  if (entries.length === 1) return abs(point(entries[0]!));
  let squared = ZERO;
  for (const x of entries) squared = add(squared, square(point(x)));
  return sqrt(squared);
}

/** R of a ball of heads on h; 0 where the class is finite. */
export function radiusOf({heads}: Pick<Case, 'heads'>): number {
  return heads.kind === 'ball' ? heads.radius : 0;
}

/**
 * Smallest S, rounded up, with |f(h(x_j))| <= S for every head of the class on the given points.
 * @param table M x d
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * quantities.scoreRadius(c.representation, c.heads, [0, 1]); // => 1
 * ```
 */
export function scoreRadius(table: Matrix, heads: HeadClass, points: readonly number[]): number {
  let most = 0;
  for (const j of points) {
    if (heads.kind === 'ball') most = Math.max(most, mulUp(heads.radius, rowNorm(table, j).hi));
    else for (const theta of heads.thetas) most = Math.max(most, abs(dot(theta, row(table, j))).hi);
  }
  return most;
}

/**
 * G, the Lipschitz constant of the loss, and B, the upper end of its values, on the hull of all reachable scores: of
 * both head classes, on the supports of both laws.
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * quantities.constants(c); // => {G: 1, B: 2}
 * ```
 */
export function constants(c: Case): LossRange {
  return memoised(c, ['constants'], () =>
    lossRange(
      c.loss,
      Math.max(
        scoreRadius(c.representation, c.heads, support(c)),
        scoreRadius(c.reference, c.referenceHeads, support(c)),
      ),
    ),
  );
}

/**
 * The length of the interval [phi(S), phi(-S)] that holds the losses of all heads on h, S the largest score; at most B.
 * Of the squared loss from S = 1 on it starts at 0, its least value.
 */
export function lossSpan(c: Case): Interval {
  return memoised(c, ['span'], () => {
    const S = scoreRadius(c.representation, c.heads, support(c));
    const least = c.loss === 'squared' ? Math.min(1, S) : S;
    return positivePart(sub(lossAtMargin(c.loss, point(-S)), lossAtMargin(c.loss, point(least))));
  });
}

/**
 * phi(<theta, h_j>, y) of all atoms: first (x_j, +1) for every j, then (x_j, -1); ends `lo` and `hi` of length 2M.
 * @param table h, M x d
 * @param theta of length d
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * const head = Float64Array.of(1);
 * quantities.losses(c, c.representation, head).hi; // => [0, 1, 2, 1]
 * ```
 */
export function losses(c: Case, table: Matrix, theta: Float64Array): LossTable {
  return memoised(c, ['losses', table, theta], () => lossTable(table, theta, c.loss));
}

/**
 * L_P(<theta, .> . h), P being U or T.
 * @param table h, M x d
 * @param theta of length d
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * const head = Float64Array.of(1);
 * quantities.populationRisk(c, 'T', c.representation, head); // => {lo: 0.5, hi: 0.5}
 * ```
 */
export function populationRisk(c: Case, side: Side, table: Matrix, theta: Float64Array): Interval {
  return memoised(c, ['risk', side, table, theta], () =>
    riskOf(losses(c, table, theta), c.pool[side], c.pool.total),
  );
}

/**
 * L_T(f.h) - L_U(f.h), from the differences of the masses: exactly 0 under equal laws, whatever the loss.
 * @param table h, M x d
 * @param theta of length d
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * const head = Float64Array.of(1);
 * quantities.riskShift(c, c.representation, head); // => {lo: -0.5, hi: -0.5}
 * ```
 */
export function riskShift(c: Case, table: Matrix, theta: Float64Array): Interval {
  const {T, U, total} = c.pool;
  const {lo, hi} = losses(c, table, theta);
  const before = jointAtoms(U);
  const terms = Array.from(jointAtoms(T), (mass, a) => scale(mass - before[a]!, {lo: lo[a]!, hi: hi[a]!}));
  return div(sum(terms), point(total));
}

/** A best head of a class under a law, certified. */
export interface BestHead {
  /** A head of the class, within `gap` of the infimum. */
  readonly theta: Float64Array;
  /** Encloses the infimum. */
  readonly value: Interval;
  /** Certified upper limit of risk(theta) - infimum: eps_opt. */
  readonly gap: number;
}

/**
 * inf over the head class of the risk of f.h under U or T.
 * @param table h, M x d
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * quantities.bestHead(c, 'T', c.representation, c.heads).value; // => {lo: 0.5, hi: 0.5}
 * ```
 */
export function bestHead(c: Case, side: Side, table: Matrix, heads: HeadClass): BestHead {
  return memoised(c, ['best', side, table, heads], () => {
    if (heads.kind === 'ball') {
      return headOptimum({...weights(c.pool[side]), total: c.pool.total, table, loss: c.loss}, heads.radius);
    }
    const risks = heads.thetas.map((theta) => populationRisk(c, side, table, theta));
    const value = {lo: Math.min(...risks.map((r) => r.lo)), hi: Math.min(...risks.map((r) => r.hi))};
    const at = risks.findIndex((r) => r.hi === value.hi);
    return {theta: heads.thetas[at]!, value, gap: addUp(value.hi, -value.lo)};
  });
}

function weights(law: JointLaw): {plus: Float64Array; minus: Float64Array} {
  return {plus: law.plus, minus: law.minus};
}

/**
 * inf_f L(f.a) - inf_f L(f.b) under one law; exactly 0 where both are the same problem, which two enclosures of equal
 * width would leave open.
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * const h = {table: c.representation, heads: c.heads};
 * const reference = {table: c.reference, heads: c.referenceHeads};
 * quantities.infimumDifference(c, 'T', h, reference); // => {lo: 0.5, hi: 0.5}
 * ```
 */
export function infimumDifference(
  c: Case,
  side: Side,
  a: {table: Matrix; heads: HeadClass},
  b: {table: Matrix; heads: HeadClass},
): Interval {
  const first = bestHead(c, side, a.table, a.heads);
  const second = bestHead(c, side, b.table, b.heads);
  if (first === second) return ZERO;
  const difference = sub(first.value, second.value);
  if (a.table !== b.table || a.heads.kind !== 'ball' || b.heads.kind !== 'ball') return difference;
  // The larger ball's infimum is not the larger one.
  return a.heads.radius >= b.heads.radius
    ? {lo: Math.min(0, difference.lo), hi: Math.min(0, difference.hi)}
    : {lo: Math.max(0, difference.lo), hi: Math.max(0, difference.hi)};
}

/**
 * The shift term B TV(T, U), with the joint law of (x, y), or with another total variation already computed.
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * quantities.shiftTerm(c); // => {lo: 1, hi: 1}
 * ```
 */
export function shiftTerm(c: Case, tv: Interval = totalVariation(c.pool)): Interval {
  return scale(constants(c).B, tv);
}

/**
 * inf over f and over h in the family of L_T(f.h): all heads of the family are in the class of h.
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * quantities.bestOverall(c); // => {lo: 0, hi: 0}
 * ```
 */
export function bestOverall(c: Case): Interval {
  return memoised(c, ['bestOverall'], () => {
    let best = bestHead(c, 'T', c.reference, c.referenceHeads).value;
    for (const table of c.family) {
      if (table.columns !== c.representation.columns && c.heads.kind === 'finite') continue;
      const value = bestHead(c, 'T', table, c.heads).value;
      best = {lo: Math.min(best.lo, value.lo), hi: Math.min(best.hi, value.hi)};
    }
    return best;
  });
}

/**
 * Risk under T of a head that no data has touched: 0 where the class has it, else a head drawn from the class blindly (the
 * mean over it).
 */
export function untrainedRisk(c: Case): Interval {
  return memoised(c, ['untrained'], () => {
    const {heads, representation, loss} = c;
    // All losses here are functions of the margin, which the zero head makes 0 for both labels.
    if (heads.kind === 'ball' || heads.thetas.some((theta) => theta.every((x) => x === 0)))
      return lossAtMargin(loss, ZERO);
    const risks = heads.thetas.map((theta) => populationRisk(c, 'T', representation, theta));
    return div(sum(risks), point(risks.length));
  });
}

/**
 * Excess risk of that head, e0 of theory section 10: a bound on the excess risk of a trained head that is not below it is
 * trivial.
 * @param best what the excess is over; default inf over f and h of L_T(f.h)
 * @example
 * ```ts
 * import {quantities, worlds} from 'transferbound';
 *
 * const c = worlds.finiteCase(worlds.smallSetting);
 * quantities.untrainedExcess(c); // => {lo: 1, hi: 1}
 * ```
 */
export function untrainedExcess(c: Case, best: Interval = bestOverall(c)): Interval {
  return positivePart(sub(untrainedRisk(c), best));
}
