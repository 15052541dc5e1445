/**
 * The finite class of RadReg on a case: pairs (h, g) with exact pretext losses and exact Rademacher terms.
 *
 * Statement: h runs through the family's tables that the heads fit, g through t W_h with t in {1, 1/2, 0} and W_h the
 *   best linear decoder of h under U, so that with L* = inf_W L_U(W,h)
 *     L_U(t W_h, h) = L* + (1-t)^2 (E_U|w|^2 - L*),
 *   a rational number. Finitely many decoders lie in a ball, as section 7 asks of g.
 * Objective at lambda: L_U(g,h) + lambda Rhat_S(F.h), S as in unlabelledSample.ts, signs averaged over all of them.
 */

import {add, dot, type Interval, max, scale, sub, ZERO} from '../arithmetic/interval.ts';
import {minus, plus, type Rational, rational, times, toInterval} from '../arithmetic/rational.ts';
import {type Case, memoised} from '../case/case.ts';
import {type Matrix, row, rowsAt} from '../linear/matrix.ts';
import {exactInfimum} from '../pretext/leastSquares.ts';
import {squaredNorm} from '../pretext/moments.ts';
import {rademacherBall} from '../rademacher/rademacherBall.ts';
import {rademacherFinite} from '../rademacher/rademacherFinite.ts';
import {targetOf} from '../transfer/contextEncoder.ts';
import {unlabelledPoints} from './unlabelledSample.ts';

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
  const [lo, hi] = [
    new Float64Array(sample.rows * heads.thetas.length),
    new Float64Array(sample.rows * heads.thetas.length),
  ];
  for (let i = 0; i < sample.rows; i++) {
    for (const [f, theta] of heads.thetas.entries()) {
      const score = dot(theta, row(sample, i));
      lo[i * heads.thetas.length + f] = score.lo;
      hi[i * heads.thetas.length + f] = score.hi;
    }
  }
  return rademacherFinite({rows: sample.rows, columns: heads.thetas.length, lo, hi});
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
