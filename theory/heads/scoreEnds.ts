/**
 * Scores <theta, h(x_j)> of all rows, enclosed. A dot product of d doubles, summed in any order, is within (d + 1) u sum |theta_i h_i| of its value
 * up to underflow; twice that is taken, so that the sum of absolute values may round too.
 * Source: Higham 2002, Accuracy and Stability of Numerical Algorithms, section 3.1.
 */
import {inputError} from '../errors.ts';
import type {Matrix} from '../linear/matrix.ts';
import type {Ends} from './risk.ts';

const SMALLEST = 2 ** -1060;

export function scoreEnds({rows, columns, data}: Matrix, theta: ArrayLike<number>): Ends {
  if (theta.length !== columns) throw inputError('scoreEnds', 'theta', `${columns} entries`, theta.length);
  const [lo, hi] = [new Float64Array(rows), new Float64Array(rows)];
  const relative = (columns + 2) * 2 ** -52;
  for (let j = 0; j < rows; j++) {
    let [score, size] = [0, 0];
    for (let i = 0; i < columns; i++) {
      const product = data[j * columns + i]! * theta[i]!;
      score += product;
      size += Math.abs(product);
    }
    const error = size === 0 ? 0 : relative * size + columns * SMALLEST;
    lo[j] = score - error;
    hi[j] = score + error;
  }
  return {lo, hi};
}
