/**
 * The finite class of RadReg on a case: pairs (h, g) with exact pretext losses and exact Rademacher terms.
 *
 * Statement: h runs through the family's tables that the heads fit, g through t W_h with t in {1, 1/2, 0} and W_h the
 *   best linear decoder of h under U, so that with L* = inf_W L_U(W,h)
 *     L_U(t W_h, h) = L* + (1-t)^2 (E_U|w|^2 - L*),
 *   a rational number. Finitely many decoders lie in a ball, as section 7 asks of g.
 * Objective at lambda: L_U(g,h) + lambda Rhat_S(F.h), S as in unlabelledPoints, signs averaged over all of them.
 */

import {add, type Interval, max, scale, sub, ZERO} from '../arithmetic/interval.ts';
import {minus, plus, type Rational, rational, times, toInterval} from '../arithmetic/rational.ts';
import {type Case, memoised} from '../case/case.ts';
import {inputError} from '../errors.ts';
import {headScores} from '../heads/lossDifference.ts';
import {pointMass} from '../laws/pool.ts';
import {type Matrix, rowsAt} from '../linear/matrix.ts';
import {exactInfimum} from '../pretext/leastSquares.ts';
import {squaredNorm} from '../pretext/moments.ts';
import {rademacherBall, rademacherFinite} from '../rademacher/empiricalRademacher.ts';
import {targetOf} from '../transfer/contextEncoder.ts';

/** Signs over a sample of this size are enumerated in well under a millisecond. */
const MOST_UNLABELLED = 8;

/**
 * S of theory section 7 on a small case: unlabelled inputs of the pretraining side. Its points are fixed by U before
 * any fine-tuning sample D is drawn, so S and D are separate by construction, whatever their points are.
 *
 * The first points that U gives mass, 1, 2, 4 or 8 of them: division by their number is then exact.
 */
export function unlabelledPoints(c: Case): number[] {
  const points: number[] = [];
  for (let j = 0; j < c.pool.size && points.length < MOST_UNLABELLED; j++) {
    if (pointMass(c.pool.U, j) > 0) points.push(j);
  }
  if (points.length === 0) throw inputError('unlabelledPoints', 'pool', 'a point with mass under U', 'none');
  return points.slice(0, 2 ** Math.floor(Math.log2(points.length)));
}

export interface Candidate {
  readonly table: Matrix;
  /** t: the decoder is t times the best one. */
  readonly share: number;
  /** L_U(g,h). */
  readonly loss: Rational;
  /** Rhat_S(F.h), without absolute value. */
  readonly complexity: Interval;
}

/** Rhat over the given points of the pool of the case's heads on a table. */
export function complexityAt(c: Case, table: Matrix, points: readonly number[]): Interval {
  const {heads} = c;
  const sample = rowsAt(table, points);
  if (heads.kind === 'ball') return rademacherBall(sample, heads.radius);
  return rademacherFinite(headScores(sample, heads.thetas));
}

/** Tables of the class that the heads of h fit. */
function fittingTables(c: Case): Matrix[] {
  return c.family.filter((t) => c.heads.kind === 'ball' || t.columns === c.representation.columns);
}

const SHARES = [1, 0.5, 0] as const;

export function candidates(c: Case): readonly Candidate[] {
  return memoised(c, ['RadReg candidates'], () => {
    const {U, total} = c.pool;
    const target = targetOf(c);
    const {num, den} = squaredNorm(U, total, target);
    const whole = rational(num, den);
    const points = unlabelledPoints(c);
    return fittingTables(c).flatMap((table) => {
      const infimum = exactInfimum(U, total, table, target);
      const complexity = complexityAt(c, table, points);
      return SHARES.map((share): Candidate => {
        const left = rational(BigInt(4 * (1 - share) ** 2), 4n);
        return {table, share, loss: plus(infimum, times(left, minus(whole, infimum))), complexity};
      });
    });
  });
}

/** The objective of a less that of b at lambda; exactly 0 for a = b, and free of the complexity where they share h. */
export function objectiveDifference(a: Candidate, b: Candidate, lambda: number): Interval {
  const terms = a.table === b.table ? ZERO : sub(a.complexity, b.complexity);
  return add(toInterval(minus(a.loss, b.loss)), scale(lambda, terms));
}

/** How far the objective of a candidate is above the least of the class: the gap of an approximate minimiser. */
export function gapOf(a: Candidate, all: readonly Candidate[], lambda: number): Interval {
  let gap: Interval = ZERO;
  for (const b of all) if (b !== a) gap = max(gap, objectiveDifference(a, b, lambda));
  return gap;
}
