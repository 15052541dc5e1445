/**
 * The 0-1 loss of a head f = <theta, .>: 1 where y f(x) <= 0 (a score of 0 is an error of both labels), else 0.
 * Source: theory section 11.
 */
import {dot} from '../arithmetic/interval.ts';
import {type Matrix, row} from '../linear/matrix.ts';
import type {Ends} from './risk.ts';

/** Errors at the atoms (x_j, +1) for all j, then (x_j, -1); ends differ only where rounding leaves the sign of a score open. */
export function zeroOneErrors(table: Matrix, theta: ArrayLike<number>): Ends {
  const M = table.rows;
  const [lo, hi] = [new Float64Array(2 * M), new Float64Array(2 * M)];
  for (let j = 0; j < M; j++) {
    const score = dot(theta, row(table, j));
    lo[j] = score.hi <= 0 ? 1 : 0;
    hi[j] = score.lo <= 0 ? 1 : 0;
    lo[M + j] = score.lo >= 0 ? 1 : 0;
    hi[M + j] = score.hi >= 0 ? 1 : 0;
  }
  return {lo, hi};
}
