/**
 * Convex losses of the margin m = y s for training: hinge (1-m)_+, logistic ln(1+e^-m) and squared (1-m)^2 as
 * in theory/loss.ts, and smoothedHinge, which is 0 for m >= 1, (1-m)^2/2 down to m = 0 and 1/2 - m below.
 * All but squared are 1-Lipschitz in s; hinge alone has no Lipschitz gradient.
 */
export type MarginLoss = 'logistic' | 'hinge' | 'smoothedHinge' | 'squared';

export const marginLosses: readonly MarginLoss[] = ['logistic', 'hinge', 'smoothedHinge', 'squared'];
