import type {Ball} from '../engine/ball.ts';

/**
 * How far parameters on balls are from the best that their gradient promises: the largest over the balls of
 * 1 - <f, g> / (R |g|), in [0, 2], 0 where g = 0. For a payoff linear in f it is the exact share of a ball's supremum
 * that f misses; for others it is 0 at stationary points.
 */
export function firstOrderGap(
  parameters: Float32Array,
  gradient: Float32Array,
  balls: readonly Ball[],
): number {
  let most = 0;
  for (const {offset, size, radius} of balls) {
    let [inner, squared] = [0, 0];
    for (let i = offset; i < offset + size; i++) {
      inner += parameters[i]! * gradient[i]!;
      squared += gradient[i]! * gradient[i]!;
    }
    if (squared > 0) most = Math.max(most, 1 - inner / (radius * Math.sqrt(squared)));
  }
  return most;
}
