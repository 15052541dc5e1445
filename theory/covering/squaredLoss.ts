/**
 * The pretext loss |W h - w|^2 over a whole class:
 *
 *   B_l = (w_D max|h| + max|w|)^2,   and it is 2 sqrt(B_l)-Lipschitz in the prediction (l2).
 *
 * Proof: ||a|^2 - |b|^2| <= (|a| + |b|) |a - b|. A mean over the masked tokens of one input keeps both constants.
 * Arguments: w_D max|h| -> prediction (a bound on |W h|), max|w| -> target.
 * Source: theory section 6.
 */
import {add, type Interval, scale, square} from '../arithmetic/interval.ts';

export interface LossConstants {
  /** B_l. */
  readonly range: Interval;
  /** 2 sqrt(B_l). */
  readonly lipschitz: Interval;
}

export function squaredLoss(prediction: Interval, target: Interval): LossConstants {
  const most = add(prediction, target);
  return {range: square(most), lipschitz: scale(2, most)};
}
