/**
 * S of theory section 7 on a small case: unlabelled inputs of the pretraining side. Its points are fixed by U before
 * any fine-tuning sample D is drawn, so S and D are separate by construction, whatever their points are.
 */
import type {Case} from '../case/case.ts';
import {inputError} from '../errors.ts';
import {pointMass} from '../laws/pool.ts';

/** Signs over a sample of this size are enumerated in well under a millisecond. */
const MOST_UNLABELLED = 8;

/** The first points that U gives mass, 1, 2, 4 or 8 of them: division by their number is then exact. */
export function unlabelledPoints(c: Case): number[] {
  const points: number[] = [];
  for (let j = 0; j < c.pool.size && points.length < MOST_UNLABELLED; j++) {
    if (pointMass(c.pool.U, j) > 0) points.push(j);
  }
  if (points.length === 0) throw inputError('unlabelledPoints', 'pool', 'a point with mass under U', 'none');
  return points.slice(0, 2 ** Math.floor(Math.log2(points.length)));
}
