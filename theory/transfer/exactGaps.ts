import type {Interval} from '../arithmetic/interval.ts';
import {
  compare,
  fromDouble,
  minus,
  over,
  plus,
  type Rational,
  rational,
  times,
} from '../arithmetic/rational.ts';
import type {Case} from '../case/case.ts';
import {pretextSide, pretextTable} from '../case/pretextSide.ts';
import {constants} from '../case/quantities.ts';
import {entry, exactColumn, exactMatrix, product} from '../linear/exactMatrix.ts';
import {hasHeadRoom} from '../pretext/headRoom.ts';
import {exactInfimum, exactPretextLoss} from '../pretext/leastSquares.ts';
import {decoderOf, referenceHead, roomOf, targetOf} from './contextEncoder.ts';

/**
 * inf_W L(W,h) - L(W°,h°) exactly, L the squared pretext loss under U, or under mu where inputs are masked. At least 0
 * where (W°,h°) is realisable.
 */
export function exactPretextGap(c: Case): Rational {
  const {law, total} = pretextSide(c);
  const target = targetOf(c);
  return minus(
    exactInfimum(law, total, pretextTable(c, c.representation), target),
    exactPretextLoss(law, total, pretextTable(c, c.reference), decoderOf(c), target),
  );
}

const NONE: Rational = rational(0n);
const UNIT: Rational = rational(1n);

function lossAtScore(loss: 'hinge' | 'squared', score: Rational, label: 1 | -1): Rational {
  const rest = label === 1 ? minus(UNIT, score) : plus(UNIT, score);
  if (loss === 'squared') return times(rest, rest);
  return compare(rest, NONE) > 0 ? rest : NONE;
}

/** lhs', or undefined for a loss that is not rational in the score. */
function feasibleLoss(c: Case): Rational | undefined {
  const {loss, pool} = c;
  if (loss !== 'hinge' && loss !== 'squared') return undefined;
  const h = product(exactMatrix(c.representation), roomOf(c).vector);
  const o = product(exactMatrix(c.reference), exactColumn(referenceHead(c)));
  let sum = NONE;
  for (let j = 0; j < pool.size; j++) {
    for (const [mass, y] of [
      [pool.U.plus[j]!, 1],
      [pool.U.minus[j]!, -1],
    ] as const) {
      if (mass === 0) continue;
      const difference = minus(lossAtScore(loss, entry(h, j, 0), y), lossAtScore(loss, entry(o, j, 0), y));
      sum = plus(sum, times(fromDouble(mass), difference));
    }
  }
  return over(sum, fromDouble(pool.total));
}

/**
 * Equality cases of section 4 in exact rationals. For the hinge and the squared loss,
 *   lhs' = L_U(a.h) - L_U(theta°.h°),  a = Sigma_hh^+ Sigma_h° theta°  (feasible under A3, so lhs <= lhs'),
 * is a rational number, and lhs' <= G sqrt(q) is decided by comparing squares - where both sides are irrational or the
 * last bit of an enclosure would decide otherwise (equal deviations at all points: Jensen's equality).
 *
 * A slack enclosure [0, Infinity] where lhs' <= G sqrt(q) is certain, undefined where this does not tell.
 */
export function exactHeadSlack(c: Case, q: Rational): Interval | undefined {
  if (c.heads.kind !== 'ball' || !hasHeadRoom(roomOf(c), c.heads.radius)) return undefined;
  const lhs = feasibleLoss(c);
  if (lhs === undefined) return undefined;
  const G = fromDouble(constants(c).G);
  const settled = compare(lhs, NONE) <= 0 || compare(times(lhs, lhs), times(times(G, G), q)) <= 0;
  return settled ? {lo: 0, hi: Number.POSITIVE_INFINITY} : undefined;
}
