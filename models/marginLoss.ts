import type {Tensor} from '@tensorflow/tfjs';
import type {Backend} from './backend.ts';

/**
 * Convex losses of the margin m = y s for training: hinge (1-m)_+, logistic ln(1+e^-m) and squared (1-m)^2 as
 * in theory/loss.ts, and smoothedHinge, which is 0 for m >= 1, (1-m)^2/2 down to m = 0 and 1/2 - m below.
 * All but squared are 1-Lipschitz in s; hinge alone has no Lipschitz gradient.
 */
export type MarginLoss = 'logistic' | 'hinge' | 'smoothedHinge' | 'squared';

export const marginLosses: readonly MarginLoss[] = ['logistic', 'hinge', 'smoothedHinge', 'squared'];

/** The loss at each margin. */
export function marginLoss({tf}: Backend, loss: MarginLoss, margins: Tensor): Tensor {
  if (loss === 'logistic') return tf.softplus(tf.neg(margins));
  const gap = tf.sub(1, margins);
  if (loss === 'squared') return tf.square(gap);
  const slack = tf.relu(gap);
  if (loss === 'hinge') return slack;
  const clipped = tf.minimum(slack, 1);
  return tf.sub(tf.mul(clipped, slack), tf.mul(0.5, tf.square(clipped)));
}
