/** A fixed small sample of a case, for lemmas about one sample: its first pool points that T gives mass. */

import {inputError} from '../errors.ts';
import {pointMass} from '../laws/pool.ts';
import {type Matrix, row} from '../linear/matrix.ts';
import type {Case} from './case.ts';

/** Signs over a sample of this size are still enumerated in milliseconds. */
const SAMPLE_SIZE = 12;

/** Rows h(x_j) of the sample, as often as the smallest masses allow with at most SAMPLE_SIZE rows in all. */
export function poolSample(c: Case): Matrix {
  const points: number[] = [];
  for (let j = 0; j < c.pool.size && points.length < SAMPLE_SIZE; j++) {
    if (pointMass(c.pool.T, j) > 0) points.push(j);
  }
  if (points.length === 0) throw inputError('poolSample', 'pool', 'a point with mass under T', 'none');
  const columns = c.representation.columns;
  const data = new Float64Array(points.length * columns);
  for (const [i, j] of points.entries()) data.set(row(c.representation, j), i * columns);
  return {rows: points.length, columns, data};
}
