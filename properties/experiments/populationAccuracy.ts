import type {JointLaw} from '../../theory/laws/pool.ts';
import type {Matrix} from '../../theory/linear/matrix.ts';
import {row} from '../../theory/linear/matrix.ts';

/** P(sign of <theta, h(x)> is y) under a law, a score of 0 counting as +1; in plain doubles. */
export function populationAccuracy(law: JointLaw, table: Matrix, theta: ArrayLike<number>): number {
  let right = 0;
  let all = 0;
  for (let j = 0; j < table.rows; j++) {
    let score = 0;
    for (const [i, x] of row(table, j).entries()) score += theta[i]! * x;
    right += score >= 0 ? law.plus[j]! : law.minus[j]!;
    all += law.plus[j]! + law.minus[j]!;
  }
  return right / all;
}
