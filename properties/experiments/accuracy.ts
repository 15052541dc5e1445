import type {JointLaw} from '../../theory/laws/pool.ts';
import {type Matrix, row} from '../../theory/linear/matrix.ts';

/**
 * The mass on which the sign of the score <theta, h_j> is the label, as a share of all mass; in plain doubles. A score of
 * 0 is an error on either label, as in the 0-1 loss: a representation that is 0 everywhere has accuracy 0.
 *
 * @param table h, one row per point
 */
export function accuracy(law: JointLaw, table: Matrix, theta: ArrayLike<number>): number {
  let right = 0;
  let all = 0;
  for (let j = 0; j < table.rows; j++) {
    const score = row(table, j).reduce((sum, x, i) => sum + theta[i]! * x, 0);
    const [plus, minus] = [law.plus[j]!, law.minus[j]!];
    right += score > 0 ? plus : score < 0 ? minus : 0;
    all += plus + minus;
  }
  return right / all;
}
