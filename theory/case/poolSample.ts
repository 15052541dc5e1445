/** A fixed small sample of a case, for lemmas about one sample: its first pool points that T gives mass. */

import {inputError} from '../errors.ts';
import {pointMass} from '../laws/pool.ts';
import {type Matrix, rowsAt} from '../linear/matrix.ts';
import type {Case} from './case.ts';

/** Signs over a sample of this size are still enumerated in milliseconds. */
const SAMPLE_SIZE = 12;

/** Rows h(x_j) of the first points with mass under T, each once, at most SAMPLE_SIZE of them. */
export function poolSample(c: Case): Matrix {
  const points: number[] = [];
  for (let j = 0; j < c.pool.size && points.length < SAMPLE_SIZE; j++) {
    if (pointMass(c.pool.T, j) > 0) points.push(j);
  }
  if (points.length === 0) throw inputError('poolSample', 'pool', 'a point with mass under T', 'none');
  return rowsAt(c.representation, points);
}
