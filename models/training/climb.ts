/** Parameters that climb while the others descend: projected gradient ascent within balls. */
import type {Ball} from '../engine/ball.ts';
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

/** The rate of the `round`-th step up, from 0, since the last step of the others. */
export function ascentRate({rate, doubling}: Ascent, round: number): number {
  return rate * (doubling ? 2 ** round : 1);
}

/** The first-order gap of the parameters that climb, and whether they may climb once more before the others step. */
export function climbing(
  {balls, ascent}: {readonly balls: readonly Ball[]; readonly ascent: Ascent},
  parameters: Float32Array,
  gradient: Float32Array,
  round: number,
): {gap: number; more: boolean} {
  const {from, steps = 1, tolerance = 0} = ascent;
  const own = balls.filter(({offset}) => offset >= from);
  const gap = firstOrderGap(parameters, gradient, own);
  return {gap, more: round + 1 < steps && gap > tolerance};
}
