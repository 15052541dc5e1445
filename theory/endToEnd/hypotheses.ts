/** What the end-to-end claims assume of a world; all of it is settled before any data are drawn. */
import type {Held, Hypothesis} from '../claim.ts';
import {add, dot, type Interval, point, scale, sub, ZERO} from '../interval.ts';
import {row} from '../matrix.ts';
import {referenceHead} from './endToEndBound.ts';
import type {EndToEndCase} from './endToEndCase.ts';

/** E_U[w|v] - W° h°(v) summed over what shows the encoder the same. */
function realisable({pretext, reference}: EndToEndCase): Held {
  const {law, target, visible} = pretext;
  const {decoder, rows} = reference;
  const sums = new Map<string, Interval>();
  for (let r = 0; r < target.rows; r++) {
    const mass = law.plus[r]! + law.minus[r]!;
    if (mass === 0) continue;
    for (let q = 0; q < target.columns; q++) {
      const noise = sub(point(target.data[r * target.columns + q]!), dot(row(decoder, q), row(rows, r)));
      const key = `${visible?.[r] ?? r}:${q}`;
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

export const realisablePretext: Hypothesis<EndToEndCase> = {
  name: 'A1 realisable pretext',
  holds: realisable,
};

export const decodableHead: Hypothesis<EndToEndCase> = {
  name: 'A2 theta° in the row space of W°',
  holds: (c) => referenceHead(c).preimage.inRowSpace,
};

export const referenceInBall: Hypothesis<EndToEndCase> = {
  name: '(W°, h°) in the ball',
  holds: (c) => c.referenceInside,
};
