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
import {add, type Interval, max, mul, point, positivePart, sub} from '../arithmetic/interval.ts';
import {type Case, memoised} from '../case/case.ts';
import type {Hypothesis} from '../case/hypothesis.ts';
import {pretextSide, pretextTable} from '../case/pretextSide.ts';
import {bestHead, bestOverall, infimumDifference, populationRisk} from '../case/quantities.ts';
import {inputError} from '../errors.ts';
import type {Matrix} from '../linear/matrix.ts';
import {pretextExcess} from '../pretext/leastSquares.ts';
import {type TransferabilityConstant, transferabilityConstant} from './transferabilityConstant.ts';

/** inf_g L_U(g, a) - inf_g L_U(g, b). */
function pretextGap(c: Case, a: Matrix, b: Matrix): Interval {
  return memoised(c, ['pretextGap', a, b], () => {
    if (c.pretextGap) return c.pretextGap(a, b);
    const {law, total, target} = pretextSide(c);
    if (!target) throw inputError('pretextGap', 'target', 'a table, or pretextGap', undefined);
    return pretextExcess(law, total, pretextTable(c, a), pretextTable(c, b), target);
  });
}

/** E_U(g,h) of h with its best linear decoder, against the best of the class. */
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

/** The smallest C for the case's beta over the class, every member with the heads of h, against h°. */
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

/** Whether the tasks are related at all on this class: some finite C exists. */
export const relatedTasks: Hypothesis = {
  name: 'finite transferability constant',
  holds(c) {
    const {status} = classConstant(c);
    return status === 'finite' ? true : status === 'infinite' ? false : 'undecided';
  },
};

/** C E_U(g,h)^beta. */
export function transferTerm(c: Case, beta = c.beta): Interval {
  const {certified} = classConstant(c);
  return certified === 0 ? point(0) : mul(point(certified), power(pretextExcessRisk(c), beta));
}

/** inf_{F_R0} L_T(f.h°) - inf_{f,h} L_T, at least 0. */
export function taskHeterogeneity(c: Case): Interval {
  return positivePart(sub(bestHead(c, 'T', c.reference, c.referenceHeads).value, bestOverall(c)));
}

/** inf_F L_T(f.h) - inf_F0 L_T(f.h°): what transferability and the law change must pay for. */
export function transferredGap(c: Case): Interval {
  return infimumDifference(
    c,
    'T',
    {table: c.representation, heads: c.heads},
    {table: c.reference, heads: c.referenceHeads},
  );
}

export interface Transferred {
  /** E_T(f,h). */
  readonly excess: Interval;
  /** L_T(f.h) - inf_F L_T(f.h). */
  readonly estimation: Interval;
}

/** E_T and the estimation term of the head that is best under U, used downstream as it is. */
export function transferredHead(c: Case): Transferred {
  const {theta} = bestHead(c, 'U', c.representation, c.heads);
  const best = bestHead(c, 'T', c.representation, c.heads);
  const estimation =
    theta === best.theta
      ? {lo: 0, hi: best.gap}
      : positivePart(sub(populationRisk(c, 'T', c.representation, theta), best.value));
  return {estimation, excess: add(estimation, positivePart(sub(best.value, bestOverall(c))))};
}
