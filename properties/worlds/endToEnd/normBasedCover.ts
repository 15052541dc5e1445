/** The norm-based bound on E sup (L - Lhat) over the same ball, beside the parametric one (theory/covering/). */

import {parameterLayout} from '../../../models/layout.ts';
import type {Weights} from '../../../models/types.ts';
import {sqrt} from '../../../theory/arithmetic/elementary.ts';
import {mul, point} from '../../../theory/arithmetic/interval.ts';
import {attentionCovering} from '../../../theory/covering/attentionCovering.ts';
import {
  type BallConstants,
  deepBallNorms,
  transformerBallNorms,
} from '../../../theory/covering/ballConstants.ts';
import {deepCovering} from '../../../theory/covering/deepCovering.ts';
import type {NormBasedOptions} from '../../../theory/covering/normBasedBound.ts';
import {initialNorms, type Sizes, transformerRadii} from './parameterBall.ts';

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
  const {architecture: a} = initial;
  const r = point(radius);
  const shared = {constants, draws};
  const norms = initialNorms(initial);
  if (a.kind === 'context' && norms.kind === 'context') {
    const radii = norms.tables.map(() => r);
    const entropy = deepCovering({
      norms: deepBallNorms({initial: norms.tables, radii}),
      // |A^T|_{2,1} sums the columns of a table, at most sqrt(columns) times its Frobenius norm.
      distances: parameterLayout(a).map(({shape}) => mul(r, sqrt(point(shape[1])))),
      widths: [a.inputs, ...a.widths, a.outputs],
      inputFrobenius: mul(sqrt(point(draws)), sizes.inputNorm),
    }).counted;
    return {...shared, entropy, distance: 'sample'};
  }
  if (a.kind !== 'masked' || norms.kind !== 'masked') throw new TypeError('norms of another architecture');
  const radii = transformerRadii(norms.tables, r);
  const entropy = attentionCovering({
    norms: transformerBallNorms({initial: norms.tables, radii}),
    radii,
    tokenNorm: sizes.targetNorm,
    shape: {inputs: a.inputs, width: a.width, hidden: a.hidden, heads: a.heads},
    tokens: a.tokens,
    draws,
  });
  return {...shared, entropy, distance: 'largest row'};
}
