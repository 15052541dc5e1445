/** The norm-based bound on E sup (L - Lhat) over the same ball, besides the parametric one (theory/covering/). */

import type {Weights} from '../../../models/types.ts';
import {point} from '../../../theory/arithmetic/interval.ts';
import type {BallConstants} from '../../../theory/covering/ballConstants.ts';
import type {Sizes} from '../../../theory/covering/encoders/encoderBounds.ts';
import {boundsOf} from '../../../theory/covering/encoders/index.ts';
import type {NormBasedOptions} from '../../../theory/covering/normBasedBound.ts';
import {tablesOf} from '../trainedNetwork.ts';

/**
 * Every table within Frobenius distance `radius` of the initialisation, a subset of the spectral ball.
 *
 * @param constants of that ball
 * @param draws N
 */
export function normBasedCover(
  initial: Weights,
  radius: number,
  sizes: Sizes,
  constants: BallConstants,
  draws: number,
): NormBasedOptions {
  const ball = boundsOf(initial.architecture).ball(tablesOf(initial));
  return {constants, draws, ...ball.cover(point(radius), sizes, draws)};
}
