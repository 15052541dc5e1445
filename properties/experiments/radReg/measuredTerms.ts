/**
 * What RadReg is meant to shrink, measured on one trained table, every number enclosed:
 *   plain       R Rhat(F_1.h), R the setting's radius, on S and on a fresh fine-tuning sample D;
 *   scale-free  R(h) Rhat(F_1.h), R(h) = max(R0, |Sigma_hh^+ Sigma_h° theta°|) the radius that (A3) then requires;
 *   whole bound 2 G R(h) Rhat_D(F_1.h) + 4 B sqrt(ln(1/nu)/2n) + G |(W°^T)^+ theta°| (pretext excess)^(1/2) + 2 B TV(T,U),
 *               the terms of the main theorem at radius R(h), with the encoder's constant. What it leaves out,
 *               inf_{F_R0} L_T(f.h°), is the same for every h.
 */

import {sqrt} from '../../../theory/arithmetic/elementary.ts';
import {add, type Interval, max, mul, point, scale, sum} from '../../../theory/arithmetic/interval.ts';
import {times, toInterval} from '../../../theory/arithmetic/rational.ts';
import {type Case, caseOn} from '../../../theory/case/case.ts';
import {bestHead, constants, shiftTerm} from '../../../theory/case/quantities.ts';
import {estimationTerms} from '../../../theory/estimation/estimationTerms.ts';
import {type Matrix, rowsAt} from '../../../theory/linear/matrix.ts';
import {decoderPreimage, headRoom} from '../../../theory/pretext/headRoom.ts';
import {moments} from '../../../theory/pretext/moments.ts';
import {schurOfMoments, traceForm} from '../../../theory/pretext/schurComplement.ts';
import {rademacherBall} from '../../../theory/rademacher/empiricalRademacher.ts';
import {termList} from '../../../theory/statement/inequality.ts';
import {decoderOf} from '../../../theory/transfer/contextEncoder.ts';

export const TERMS = [
  'plain on S',
  'plain on D',
  'scale-free on S',
  'scale-free on D',
  'whole bound',
] as const;
export type TermName = (typeof TERMS)[number];

export type MeasuredTerms = Readonly<Record<TermName, Interval>> & {
  /** R(h). */
  readonly radius: Interval;
};

/**
 * @param S, D pool points, at most 24 each; D are the inputs of a fine-tuning sample
 * @returns a function of the table, so that what does not depend on it is computed once
 */
export function measuredTerms(
  c: Case,
  S: readonly number[],
  D: readonly number[],
): (table: Matrix) => MeasuredTerms {
  const {theta} = bestHead(c, 'U', c.reference, c.referenceHeads);
  const preimage = decoderPreimage(decoderOf(c), theta);
  const sample = {plus: [], minus: [], n: c.n};
  const radius = c.heads.kind === 'ball' ? c.heads.radius : 1;
  const leastRadius = c.referenceHeads.kind === 'ball' ? c.referenceHeads.radius : 1;
  return (table) => {
    const m = moments(c.pool.U, c.pool.total, table, c.reference);
    const needed = max(point(leastRadius), headRoom(m, theta).norm);
    const onS = rademacherBall(rowsAt(table, S), 1);
    const onD = rademacherBall(rowsAt(table, D), 1);
    const scaleFree = mul(needed, onD);
    const heads = {kind: 'ball', radius: needed.hi} as const;
    const on: Case = {...caseOn(c, table), heads, sampleComplexity: () => scaleFree};
    const squared = times(preimage.square, traceForm(schurOfMoments(m), decoderOf(c)));
    const transfer = preimage.inRowSpace
      ? scale(constants(on).G, sqrt(toInterval(squared)))
      : point(Number.POSITIVE_INFINITY);
    const estimation = termList(estimationTerms(on, 'empirical')(sample)).map(({value}) => value);
    return {
      radius: needed,
      'plain on S': scale(radius, onS),
      'plain on D': scale(radius, onD),
      'scale-free on S': mul(needed, onS),
      'scale-free on D': scaleFree,
      'whole bound': sum([...estimation, add(transfer, scale(2, shiftTerm(on)))]),
    };
  };
}
