/**
 * E sup (L - Lhat) <= 2 E Rhat(loss class) by Dudley's integral over covers of the predictions.
 *
 * The loss less B_l / 2 has |.| <= B_l / 2, and a constant does not change Rhat (no absolute value). A cover of the
 * predictions at eps, in l2 over the whole sample, is one of the losses at 2 sqrt(B_l) eps; a cover in the largest
 * row of the sample is one at 2 sqrt(B_l) sqrt(N) eps.
 * Source: theory section 6; symmetrisation: Mohri, Rostamizadeh, Talwalkar 2018, theorem 3.3.
 */
import {sqrt} from '../arithmetic/elementary.ts';
import {type Interval, mul, mulUp, nextDown, point, scale} from '../arithmetic/interval.ts';
import {named} from '../statement/inequality.ts';
import type {BallConstants} from './ballConstants.ts';
import {dudley} from './dudley.ts';
import {type PretrainingBound, pretrainingBound} from './pretrainingBound.ts';

export interface NormBasedOptions {
  /** ln N(eps) of the predictions on any sample of N inputs. */
  readonly entropy: (eps: number) => Interval;
  /** How distance is measured: over the whole sample in l2, or its largest row. */
  readonly distance: 'sample' | 'largest row';
  readonly constants: Pick<BallConstants, 'range' | 'lossLipschitz'>;
  readonly draws: number;
}

/**
 * E sup (L - Lhat) <= 2 E Rhat of the losses, by Dudley's integral over covers of the predictions.
 * @example
 * ```ts
 * import {covering, interval} from 'transferbound';
 *
 * const one = interval.ONE;
 * const {counted: entropy} = covering.deepCovering({
 *   norms: [one],
 *   distances: [one],
 *   widths: [2, 1],
 *   inputFrobenius: one,
 * });
 * const constants = {range: one, lossLipschitz: one};
 * const bound = covering.normBasedBound({entropy, distance: 'sample', constants, draws: 10_000});
 * bound.value.hi; // ~ 0.012915
 * ```
 */
export function normBasedBound({entropy, distance, constants, draws}: NormBasedOptions): PretrainingBound {
  const {range, lossLipschitz} = constants;
  const factor = distance === 'sample' ? lossLipschitz.hi : mul(lossLipschitz, sqrt(point(draws))).hi;
  const {upper} = dudley({
    // Rounding the predictions' accuracy down makes their cover, and so the bound, larger.
    entropy: (eps) => entropy(nextDown(nextDown(eps / factor))),
    range: scale(0.5, range),
    draws,
  });
  return pretrainingBound({cover: named('2 Rhat by covers', point(mulUp(2, upper)))}, range);
}
