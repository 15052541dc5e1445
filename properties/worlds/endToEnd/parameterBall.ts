/** The ball of parameters around an initialisation: B_l and Lam, and who is inside. */

import {parameterLayout} from '../../../models/layout.ts';
import type {Weights} from '../../../models/types.ts';
import {div, type Interval, max, point, scale, sub, ZERO} from '../../../theory/arithmetic/interval.ts';
import type {BallConstants} from '../../../theory/covering/ballConstants.ts';
import type {Sizes} from '../../../theory/covering/encoders/encoderBounds.ts';
import {boundsOf} from '../../../theory/covering/encoders/index.ts';
import {tabulate} from '../../../theory/linear/intervalMatrix.ts';
import {frobeniusNorm} from '../../../theory/linear/norms/matrixNorms.ts';
import {tablesOf} from '../trainedNetwork.ts';

/** The largest Frobenius distance of a table of `weights` from the same of `initial`; at least the spectral one. */
export function farthestTable(initial: Weights, weights: Weights): Interval {
  const own = tablesOf(weights);
  return [...tablesOf(initial)]
    .map(([name, a]) => {
      const b = own.get(name)!;
      return frobeniusNorm(
        tabulate(a.rows, a.columns, (j, i) =>
          sub(point(b.data[j * a.columns + i]!), point(a.data[j * a.columns + i]!)),
        ),
      );
    })
    .reduce(max, ZERO);
}

/** B_l and Lam of the ball in which every table is within `factor` radius of the initialisation, in spectral norm. */
export function parameterBall(
  initial: Weights,
  radius: number,
  sizes: Sizes,
): (factor: number) => BallConstants {
  const known = new Map<number, BallConstants>();
  const ball = boundsOf(initial.architecture).ball(tablesOf(initial));
  return (factor) => {
    const found = known.get(factor) ?? ball.constants(scale(factor, point(radius)), sizes);
    known.set(factor, found);
    return found;
  };
}

/** max_i |W_i - W_i^init| / r. */
export function relativeDistance(initial: Weights, weights: Weights, radius: number): Interval {
  return div(farthestTable(initial, weights), point(radius));
}

/** Every table of `from` moved by its share of `direction`, each table's step scaled to the Frobenius length `step`. */
export function steppedWeights(from: Weights, direction: Weights, step: number): Weights {
  const values = from.values.slice();
  for (const {offset, size} of parameterLayout(from.architecture)) {
    const moved = direction.values.subarray(offset, offset + size);
    const norm = Math.hypot(...moved) || 1;
    for (let i = 0; i < size; i++) values[offset + i]! += (step * moved[i]!) / norm;
  }
  return {architecture: from.architecture, values};
}
