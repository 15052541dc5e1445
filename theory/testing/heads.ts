/** What tests know of heads by themselves: plain losses of a margin, and membership of the ball. */
import {compare, fromDouble, plus, rational, times} from '../arithmetic/rational.ts';

export const phi = {
  hinge: (m: number) => Math.max(0, 1 - m),
  logistic: (m: number) => Math.log1p(Math.exp(-Math.abs(m))) + Math.max(0, -m),
  squared: (m: number) => (1 - m) ** 2,
};

/** |theta| <= R, decided. */
export function inside(theta: Float64Array, R: number): boolean {
  let square = rational(0n);
  for (const x of theta) square = plus(square, times(fromDouble(x), fromDouble(x)));
  return compare(square, times(fromDouble(R), fromDouble(R))) <= 0;
}
