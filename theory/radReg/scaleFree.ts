/** The scale-free Rademacher term of a table: R(h) times the complexity of linear heads at radius 1. */

import {type Interval, max, mul, point} from '../arithmetic/interval.ts';
import {type Case, caseOn, memoised} from '../case/case.ts';
import {inputError} from '../errors.ts';
import {type Matrix, rowsAt} from '../linear/matrix.ts';
import {rademacherBall} from '../rademacher/empiricalRademacher.ts';
import {roomOf} from '../transfer/contextEncoder.ts';
import {unlabelledPoints} from './candidates.ts';

/** R(h) = max(R0, |Sigma_hh^+ Sigma_h° theta°|), the least radius with head room (A3). */
export function requiredRadius(c: Case, table: Matrix = c.representation): Interval {
  return memoised(c, ['R(h)', table], () => {
    if (c.referenceHeads.kind !== 'ball')
      throw inputError('requiredRadius', 'referenceHeads', 'a ball', c.referenceHeads.kind);
    return max(
      point(c.referenceHeads.radius),
      roomOf(table === c.representation ? c : caseOn(c, table)).norm,
    );
  });
}

/** R(h) Rhat_S(F_1.h); does not change when h is scaled, as long as R(h) is above R0. */
export function scaleFreeTerm(
  c: Case,
  table: Matrix,
  points: readonly number[] = unlabelledPoints(c),
): Interval {
  return mul(requiredRadius(c, table), rademacherBall(rowsAt(table, points), 1));
}
