/**
 * Sums of weighted losses, equal scores put together first: what stands on both sides of an inequality cancels exactly, also
 * for the logistic loss, whose values are enclosed. Hinge and ramp are rational.
 */
import {log, softplus} from '../arithmetic/elementary.ts';
import {add, div, type Interval, mul, ONE, point, scale, ZERO} from '../arithmetic/interval.ts';
import {compare, minus, plus, type Rational, rational, times, toInterval} from '../arithmetic/rational.ts';
import {type ContrastiveCase, type Scored, UNIT} from './contrastiveCase.ts';

const NIL = rational(0n);

/** l(t) / l(0) of a rational loss. */
function rationalLoss(ramp: boolean, t: Rational): Rational {
  const hinge = minus(UNIT, t);
  if (hinge.num <= 0n) return NIL;
  return ramp && compare(hinge, UNIT) > 0 ? UNIT : hinge;
}

/** log2(1 + e^-t), exactly 1 at 0. */
function logistic(t: Rational): Interval {
  return t.num === 0n ? ONE : div(softplus(scale(-1, toInterval(t))), log(point(2)));
}

/** Summands with equal scores as one; those of weight 0 are gone. */
export function merged(summands: readonly Scored[]): Scored[] {
  const byScore = new Map<string, Scored>();
  for (const {weight, score} of summands) {
    const key = `${score.num}/${score.den}`;
    const known = byScore.get(key);
    byScore.set(key, {weight: known ? plus(known.weight, weight) : weight, score});
  }
  return [...byScore.values()].filter(({weight}) => weight.num !== 0n);
}

/** `constant` + sum of a l(t), enclosed; the tightest doubles where the loss is rational. */
export function lossSum(
  {loss, height}: Pick<ContrastiveCase, 'loss' | 'height'>,
  summands: readonly Scored[],
  constant = NIL,
): Interval {
  const all = merged(summands).map(({weight, score}) => ({weight: times(weight, height), score}));
  if (loss !== 'logistic') {
    const ramp = loss === 'ramp';
    return toInterval(
      all.reduce((sum, {weight, score}) => plus(sum, times(weight, rationalLoss(ramp, score))), constant),
    );
  }
  // Scores of 0 have the exact loss `height`: they join the constant.
  const [exact, rest] = [
    all.filter(({score}) => score.num === 0n),
    all.filter(({score}) => score.num !== 0n),
  ];
  const known = exact.reduce((sum, {weight}) => plus(sum, weight), constant);
  return rest.reduce(
    (sum, {weight, score}) => add(sum, mul(toInterval(weight), logistic(score))),
    known.num === 0n ? ZERO : toInterval(known),
  );
}
