/** The activations on enclosures: 1-Lipschitz, 0 at 0. Slopes of models/activate.ts; 0.1 is the double nearest to it. */

import {tanh, tanhSlope} from '../arithmetic/expm1.ts';
import {hull, type Interval, max, meet, mul, scale, sub, ZERO} from '../arithmetic/interval.ts';
import type {Activation} from './architecture.ts';
import {at, type Pair, pair, tabulate} from './pair.ts';

const LEAKY_SLOPE = 0.1;

/** act of every number of x. */
export function activation(name: Activation, x: Interval): Interval {
  if (name === 'relu') return max(x, ZERO);
  if (name === 'tanh') return tanh(x);
  const end = (v: number): Interval => (v < 0 ? scale(LEAKY_SLOPE, {lo: v, hi: v}) : {lo: v, hi: v});
  return {lo: end(x.lo).lo, hi: end(x.hi).hi};
}

/** act(b) - act(a) where b - a is in `change`. */
function activationChange(name: Activation, a: Interval, b: Interval, change: Interval): Interval {
  if (change.lo === 0 && change.hi === 0) return ZERO;
  const between = hull(a, b);
  if (name === 'tanh') return mul(change, tanhSlope(between));
  const below = name === 'relu' ? ZERO : scale(LEAKY_SLOPE, change);
  if (between.lo >= 0) return change;
  if (between.hi <= 0) return below;
  return meet(hull(below, change), sub(activation(name, b), activation(name, a)));
}

export function activate(x: Pair, name: Activation): Pair {
  const {first, second, change} = x;
  const {rows, columns} = first;
  return pair(
    tabulate(rows, columns, (j, i) => activation(name, at(first, j, i))),
    tabulate(rows, columns, (j, i) => activation(name, at(second, j, i))),
    tabulate(rows, columns, (j, i) =>
      activationChange(name, at(first, j, i), at(second, j, i), at(change, j, i)),
    ),
  );
}
