/**
 * Loss differences of linear heads on the atoms of a pool. Complexities, excess risks and E sup (L - Lhat) depend on a
 * class only through such differences; where two heads have the same score the difference is exactly 0, which two
 * enclosures of a transcendental loss would leave open.
 */

import {
  addDown,
  addUp,
  div,
  dot,
  type Interval,
  mulDown,
  mulUp,
  point,
  sub,
  ZERO,
} from '../arithmetic/interval.ts';
import {at, type IntervalMatrix, tabulate} from '../linear/intervalMatrix.ts';
import {weightedSum} from '../linear/intervalVector.ts';
import {type Matrix, row} from '../linear/matrix.ts';
import {type LossName, lossAt} from './loss.ts';

/** Scores <theta, h_j>, one row per point, one column per head. */
export function headScores(table: Matrix, thetas: readonly Float64Array[]): IntervalMatrix {
  return tabulate(table.rows, thetas.length, (j, f) => dot(thetas[f]!, row(table, j)));
}

/** phi(s, y) - phi(s0, y). */
export function lossDifference(loss: LossName, s: Interval, s0: Interval, label: 1 | -1): Interval {
  if (s.lo === s.hi && s0.lo === s.lo && s0.hi === s.lo) return ZERO;
  return sub(lossAt(loss, s, label), lossAt(loss, s0, label));
}

/**
 * phi_f - phi_0 for all heads f, one row per atom ((x_j, +1) for all j, then (x_j, -1)), one column per head.
 * @param weights of the atoms: where one is 0 so are the differences, which then do not count; default all do
 */
export function lossDifferences(
  table: Matrix,
  thetas: readonly Float64Array[],
  base: Float64Array,
  loss: LossName,
  weights?: ArrayLike<number>,
): IntervalMatrix {
  const columns = thetas.length;
  const lo = new Float64Array(2 * table.rows * columns);
  const hi = new Float64Array(lo.length);
  const counts = (a: number) => weights === undefined || weights[a] !== 0;
  for (let j = 0; j < table.rows; j++) {
    if (!counts(j) && !counts(table.rows + j)) continue;
    const s0 = dot(base, row(table, j));
    for (const [f, theta] of thetas.entries()) {
      const s = dot(theta, row(table, j));
      for (const [label, a] of [
        [1, j],
        [-1, table.rows + j],
      ] as const) {
        if (!counts(a)) continue;
        const difference = lossDifference(loss, s, s0, label);
        lo[a * columns + f] = difference.lo;
        hi[a * columns + f] = difference.hi;
      }
    }
  }
  return {rows: 2 * table.rows, columns, lo, hi};
}

/** sum_a weights_a values_{a,f} / total for every column f; weights >= 0. */
export function columnMeans(weights: ArrayLike<number>, values: IntervalMatrix, total: number): Interval[] {
  const {columns} = values;
  return Array.from({length: columns}, (_, f) => div(weightedSum(weights, values, f, columns), point(total)));
}

/**
 * The mean over a law of phi_f - phi_0 for one head after the other, as `columnMeans` of `lossDifferences` has it; base scores once,
 * and atoms without mass left out.
 * @param law masses of the atoms
 */
export function meanDifference(
  table: Matrix,
  base: Float64Array,
  loss: LossName,
  law: ArrayLike<number>,
  total: number,
): (theta: Float64Array) => Interval {
  const before = headScores(table, [base]);
  return (theta) => {
    const after = headScores(table, [theta]);
    let [lo, hi] = [0, 0];
    for (let a = 0; a < 2 * table.rows; a++) {
      const weight = law[a]!;
      if (weight === 0) continue;
      const j = a % table.rows;
      const difference = lossDifference(loss, at(after, j, 0), at(before, j, 0), a < table.rows ? 1 : -1);
      lo = addDown(lo, mulDown(weight, difference.lo));
      hi = addUp(hi, mulUp(weight, difference.hi));
    }
    return div({lo, hi}, point(total));
  };
}
