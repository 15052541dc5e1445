/**
 * Losses phi(s, y) of a score s and a label y in {-1, +1}, functions of the margin m = y s:
 *   hinge (1-m)_+; logistic ln(1+e^-m); squared (1-m)^2; ramp clip(1-m, 0, 1) (Mohri, Rostamizadeh, Talwalkar 2018,
 *   5.4, at margin 1); symmetricRamp clip((1-m)/2, 0, 1).
 * `range` gives the smallest G (Lipschitz constant in s) and B (values in [0, B]) on scores |s| <= S.
 */
import {exp, softplus} from '../arithmetic/elementary.ts';
import {
  add,
  addUp,
  div,
  type Interval,
  min,
  mulUp,
  neg,
  nextUp,
  ONE,
  point,
  positivePart,
  scale,
  square,
  sub,
} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';

export const LOSSES = ['hinge', 'logistic', 'squared', 'ramp', 'symmetricRamp'] as const;
export type LossName = (typeof LOSSES)[number];

const LN2 = nextUp(Math.LN2);

export interface LossRange {
  /** Lipschitz constant in the score, rounded up. */
  readonly G: number;
  /** Upper end of the values, rounded up; the lower end counts as 0. */
  readonly B: number;
}

/** Enclosure of phi at a margin enclosed by m. */
export function lossAtMargin(loss: LossName, m: Interval): Interval {
  switch (loss) {
    case 'hinge':
      return positivePart(sub(ONE, m));
    case 'logistic':
      return softplus(neg(m));
    case 'squared':
      return square(sub(ONE, m));
    case 'ramp':
      return min(positivePart(sub(ONE, m)), ONE);
    case 'symmetricRamp':
      return min(scale(0.5, positivePart(sub(ONE, m))), ONE);
    default:
      throw inputError('lossAtMargin', 'loss', LOSSES.join(' | '), loss);
  }
}

/** Enclosure of phi(s, y). */
export function lossAt(loss: LossName, score: Interval, label: 1 | -1): Interval {
  return lossAtMargin(loss, label === 1 ? score : neg(score));
}

/** ln(1 + e^S) <= ln 2 + S/2 + S^2/8, taken where it is sharp to the last bit, so that rounding never makes B fall as S grows. */
function logisticRange(S: number): number {
  if (S >= 2 ** -20) return softplus(point(S)).hi;
  return addUp(LN2, addUp(mulUp(0.5, S), mulUp(0.125, mulUp(S, S))));
}

/** Smallest G and B, rounded up, on scores in [-S, S], S >= 0. */
export function lossRange(loss: LossName, S: number): LossRange {
  if (!(S >= 0 && S < Number.POSITIVE_INFINITY))
    throw inputError('lossRange', 'S', 'a finite number >= 0', S);
  switch (loss) {
    case 'hinge':
      return {G: 1, B: addUp(1, S)};
    case 'logistic':
      return {G: div(ONE, add(ONE, exp(point(-S)))).hi, B: logisticRange(S)};
    case 'squared':
      return {G: mulUp(2, addUp(1, S)), B: mulUp(addUp(1, S), addUp(1, S))};
    case 'ramp':
      return {G: 1, B: 1};
    case 'symmetricRamp':
      return {G: 0.5, B: Math.min(1, mulUp(0.5, addUp(1, S)))};
    default:
      throw inputError('lossRange', 'loss', LOSSES.join(' | '), loss);
  }
}

/** True for the losses whose risk is convex in the head, so that a certified optimum over a ball is available. */
export function isConvex(loss: LossName): boolean {
  return loss === 'hinge' || loss === 'logistic' || loss === 'squared';
}
