/** Parameters that climb while the others descend: projected gradient ascent within balls. */
import {type Ball, projectOntoBall} from './ball.ts';
import {firstOrderGap} from './firstOrderGap.ts';

export interface Ascent {
  /** The parameters from this element on climb by `rate` times their gradient, without the optimiser. */
  readonly from: number;
  readonly rate: number;
  /** Times they climb before each step of the others, the last time together with it; default 1. */
  readonly steps?: number;
  /** They climb fewer times where their first-order gap is at most this. */
  readonly tolerance?: number;
  /** Whether each climb is twice as long as the one before, which suits a payoff that is linear in them. */
  readonly doubling?: boolean;
}

export interface Climber {
  readonly parameters: Float32Array;
  readonly balls: readonly Ball[];
  readonly ascent?: Ascent;
}

/** One step up, the `round`-th, from 0, since the last step of the others. */
export function climb({parameters, balls, ascent}: Climber, gradient: Float32Array, round: number): void {
  if (!ascent) return;
  const rate = ascent.rate * (ascent.doubling ? 2 ** round : 1);
  for (let i = ascent.from; i < gradient.length; i++) parameters[i]! += rate * gradient[i]!;
  for (const ball of balls) if (ball.offset >= ascent.from) projectOntoBall(parameters, ball);
}

/** The first-order gap of the parameters that climb, and whether they may climb once more before the others step. */
export function climbing(
  {parameters, balls, ascent}: Climber,
  gradient: Float32Array,
  round: number,
): {gap: number; more: boolean} {
  if (!ascent) return {gap: 0, more: false};
  const {from, steps = 1, tolerance = 0} = ascent;
  const own = balls.filter(({offset}) => offset >= from);
  const gap = firstOrderGap(parameters, gradient, own);
  return {gap, more: round + 1 < steps && gap > tolerance};
}
