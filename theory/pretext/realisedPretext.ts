import {add, dot, type Interval, point, scale, sub, ZERO} from '../arithmetic/interval.ts';
import type {Held} from '../case/case.ts';
import {type JointLaw, pointMass} from '../laws/pool.ts';
import {type Matrix, row} from '../linear/matrix.ts';

/**
 * Whether E[w|v] = W° h°(v): w - W° h° summed over each visible part is certainly 0.
 * @param visible numbers the visible part of each row; default: all different
 */
export function realisedPretext(
  law: JointLaw,
  target: Matrix,
  decoder: Matrix,
  reference: Matrix,
  visible?: ArrayLike<number>,
): Held {
  const sums = new Map<string, Interval>();
  for (let j = 0; j < target.rows; j++) {
    const mass = pointMass(law, j);
    if (mass === 0) continue;
    for (let q = 0; q < target.columns; q++) {
      const noise = sub(point(target.data[j * target.columns + q]!), dot(row(decoder, q), row(reference, j)));
      const key = `${visible?.[j] ?? j}:${q}`;
      sums.set(key, add(sums.get(key) ?? ZERO, scale(mass, noise)));
    }
  }
  let held: Held = true;
  for (const {lo, hi} of sums.values()) {
    if (lo > 0 || hi < 0) return false;
    if (lo !== 0 || hi !== 0) held = 'undecided';
  }
  return held;
}
