/** The weighted terms c_k phi(<x_k, theta>) of a head's risk, x_k = y h_j: one term a label with positive mass. */
import {inputError} from '../errors.ts';
import type {Matrix} from '../linear/matrix.ts';
import type {LossName} from './loss.ts';

export interface HeadTerms {
  readonly count: number;
  readonly dimension: number;
  /** Row-major count x dimension, x_k = y_k h(x_{j_k}). */
  readonly x: Float64Array;
  /** Masses, positive; probabilities after division by total. */
  readonly c: Float64Array;
  readonly total: number;
  readonly loss: LossName;
}

export interface HeadProblem {
  /** Masses of (x_j, +1); nonnegative, not necessarily integers. */
  readonly plus: ArrayLike<number>;
  /** Masses of (x_j, -1). */
  readonly minus: ArrayLike<number>;
  /** What the masses are divided by; the sum of the masses for a law. */
  readonly total: number;
  /** M x d table of the representation. */
  readonly table: Matrix;
  readonly loss: LossName;
}

export function headTerms(problem: HeadProblem): HeadTerms {
  const {plus, minus, total, table, loss} = problem;
  const d = table.columns;
  if (plus.length !== table.rows || minus.length !== table.rows) {
    throw inputError('headTerms', 'plus, minus', `${table.rows} masses each, one per row of the table`, [
      plus.length,
      minus.length,
    ]);
  }
  if (!(total > 0)) throw inputError('headTerms', 'total', 'a number > 0', total);
  let count = 0;
  for (let j = 0; j < table.rows; j++) count += (plus[j]! > 0 ? 1 : 0) + (minus[j]! > 0 ? 1 : 0);
  const x = new Float64Array(count * d);
  const c = new Float64Array(count);
  let k = 0;
  for (let j = 0; j < table.rows; j++) {
    for (const [mass, y] of [
      [plus[j]!, 1],
      [minus[j]!, -1],
    ] as const) {
      if (!(mass >= 0)) throw inputError('headTerms', `mass of point ${j}`, 'a number >= 0', mass);
      if (mass === 0) continue;
      for (let i = 0; i < d; i++) x[k * d + i] = y * table.data[j * d + i]!;
      c[k++] = mass;
    }
  }
  return {count, dimension: d, x, c, total, loss};
}
