/**
 * Sections 4 and 5 on a case: the best head theta° on h° under U, the Schur complement, and assumptions A1-A3, decided.
 * Where inputs are masked, what belongs to the pretext is read from token rows under mu, heads from their means over K.
 */

import {add, div, type Interval, point, scale, sub, ZERO} from '../arithmetic/interval.ts';
import {compare, toInterval} from '../arithmetic/rational.ts';
import {type Case, memoised} from '../case/case.ts';
import {pretextSide, pretextTable} from '../case/pretextSide.ts';
import {bestHead, constants, losses} from '../case/quantities.ts';
import {inputError} from '../errors.ts';
import {lossAt, lossAtMargin} from '../heads/loss.ts';
import {riskOf} from '../heads/risk.ts';
import {pointMass} from '../laws/pool.ts';
import {type ExactMatrix, entry, exactColumn, exactMatrix, product} from '../linear/exactMatrix.ts';
import type {Matrix} from '../linear/matrix.ts';
import {
  type DecoderPreimage,
  decoderPreimage,
  hasHeadRoom,
  headRoom,
  type LeastNorm,
} from '../pretext/headRoom.ts';
import {type Moments, moments} from '../pretext/moments.ts';
import {schurOfMoments} from '../pretext/schurComplement.ts';

/** W°, or an error: the claims of section 4 are about a realisable pretext. */
export function decoderOf(c: Case): Matrix {
  if (!c.decoder) throw inputError('contextEncoder', 'decoder', 'W° of a realisable pretext', undefined);
  return c.decoder;
}

/** The table of targets, one row per row of the pretext, or an error. */
export function targetOf(c: Case): Matrix {
  const {target} = pretextSide(c);
  if (!target) throw inputError('contextEncoder', 'target', 'a table', undefined);
  return target;
}

function momentsOf(c: Case): Moments {
  const {law, total} = pretextSide(c);
  return memoised(c, ['moments'], () =>
    moments(law, total, pretextTable(c, c.representation), pretextTable(c, c.reference)),
  );
}

/** Lambda, exact. */
export function schurOf(c: Case): ExactMatrix {
  return memoised(c, ['Lambda'], () => schurOfMoments(momentsOf(c)));
}

/** theta°: a head of radius R0 on h°, best under U up to its certified gap. */
export function referenceHead(c: Case): Float64Array {
  return bestHead(c, 'U', c.reference, c.referenceHeads).theta;
}

/** (W°^T)^+ theta°, whose norm times G is the constant C. */
export function preimageOf(c: Case): DecoderPreimage {
  return memoised(c, ['preimage'], () => decoderPreimage(decoderOf(c), referenceHead(c)));
}

/** Sigma_hh^+ Sigma_h° theta°. */
export function roomOf(c: Case): LeastNorm {
  return memoised(c, ['room'], () => headRoom(momentsOf(c), referenceHead(c)));
}

/**
 * An enclosure of L_U(a.h) - L_U(theta°.h°) for a = Sigma_hh^+ Sigma_h° theta°, scores in exact rationals: where both
 * heads score alike (h gives all that theta° reads of h°) the difference is exactly 0.
 */
function roomLoss(c: Case): Interval {
  const h = product(exactMatrix(c.representation), roomOf(c).vector);
  const o = product(exactMatrix(c.reference), exactColumn(referenceHead(c)));
  let total: Interval = ZERO;
  for (let j = 0; j < c.pool.size; j++) {
    if (pointMass(c.pool.U, j) === 0) continue;
    const [a, b] = [entry(h, j, 0), entry(o, j, 0)];
    if (compare(a, b) === 0) continue;
    const [s, s0] = [toInterval(a), toInterval(b)];
    for (const [mass, y] of [
      [c.pool.U.plus[j]!, 1],
      [c.pool.U.minus[j]!, -1],
    ] as const) {
      if (mass > 0) total = add(total, scale(mass, sub(lossAt(c.loss, s, y), lossAt(c.loss, s0, y))));
    }
  }
  return div(total, point(c.pool.total));
}

/** L_U(theta°.h°). */
const referenceRisk = (c: Case): Interval =>
  riskOf(losses(c, c.reference, referenceHead(c)), c.pool.U, c.pool.total);

/** What `headLoss` is at most, and for the zero head in place of the best one of a ball. */
export const headLossLimits = (c: Case) => ({
  largestLhs: constants(c).B,
  untrained: sub(lossAtMargin(c.loss, ZERO), referenceRisk(c)),
});

/**
 * inf_{F_R} L_U(f.h) - L_U(theta°.h°). The inequalities of section 4 hold for every head on h° with head room, so the
 * risk of theta° itself stands here and its optimisation gap does not enter. The upper end is the better of two
 * feasible heads': the certified optimum's and, where it has room, a = Sigma_hh^+ Sigma_h° theta°.
 */
export function headLoss(c: Case): Interval {
  const found = sub(bestHead(c, 'U', c.representation, c.heads).value, referenceRisk(c));
  if (c.heads.kind !== 'ball' || !hasHeadRoom(roomOf(c), c.heads.radius)) return found;
  const hi = Math.min(found.hi, roomLoss(c).hi);
  return {lo: Math.min(found.lo, hi), hi};
}
