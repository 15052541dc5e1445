/**
 * Norm-ball heads on a one-hot representation with the symmetric ramp clip((1-m)/2, 0, 1): the one head class of
 * infinitely many heads whose loss complexity R_n(phi.F.h) is known exactly here, not only through contraction.
 *
 * Scores are s_j = theta_j, and clipping them to [-1, 1] changes no loss and shortens theta, so only the box cut by the
 * ball matters, where the loss is linear: every risk is 1/2 - <c, s>/2 with c_j = P(x_j,+1) - P(x_j,-1), and every
 * supremum is the support function V of boxBall.ts.
 * Hypothesis R^2 >= n: every sample can be fitted; its empirical minimisers are then s_j = sign of the label majority
 * at the points where there is one, anything that the rest of the radius allows elsewhere - the worst of them is taken.
 */

import {
  add,
  addDown,
  addUp,
  div,
  type Interval,
  mulDown,
  mulUp,
  point,
  scale,
  square,
  sub,
  ZERO,
} from '../arithmetic/interval.ts';
import type {Case, Hypothesis} from '../case/case.ts';
import {radiusOf} from '../case/quantities.ts';
import {boxBall, boxBallSquared} from '../heads/boxBall.ts';
import {jointAtoms} from '../heads/risk.ts';
import {meansOverSamples} from '../laws/enumerate.ts';
import {enumerateSignedSamples} from '../laws/enumerateSigned.ts';
import {inputMasses, type Sample} from '../laws/pool.ts';
import type {Matrix} from '../linear/matrix.ts';

/** Row j is the j-th unit vector. */
export function isOneHot({rows, columns, data}: Matrix): boolean {
  return rows === columns && data.every((x, at) => x === (at % (columns + 1) === 0 ? 1 : 0));
}

export const oneHotRamp: Hypothesis = {
  name: 'one-hot h, symmetric ramp, heads in a ball with R^2 >= n',
  holds: (c) =>
    c.loss === 'symmetricRamp' && isOneHot(c.representation) && mulDown(radiusOf(c), radiusOf(c)) >= c.n,
};

/** Twice the excess risk of the worst empirical minimiser on one sample. */
function twiceExcess(c: Case, best: Interval, sample: Sample): Interval {
  const {plus, minus} = c.pool.T;
  const fitted: number[] = [];
  const free: number[] = [];
  for (let j = 0; j < c.pool.size; j++) {
    const majority = sample.plus[j]! - sample.minus[j]!;
    const advantage = plus[j]! - minus[j]!;
    if (majority === 0) free.push(advantage);
    else fitted.push(Math.sign(majority) * advantage);
  }
  let seen: Interval = ZERO;
  for (const advantage of fitted) seen = add(seen, point(advantage));
  const left = sub(square(point(radiusOf(c))), point(fitted.length));
  return sub(best, sub(seen, free.length > 0 ? boxBallSquared(free, left) : ZERO));
}

/** Twice total times what the best head gains on the zero head. */
const bestGain = (c: Case): Interval =>
  boxBall(
    Array.from(c.pool.T.plus, (mass, j) => mass - c.pool.T.minus[j]!),
    radiusOf(c),
  );

/** L_T(0.h) - inf_F L_T(f.h). */
export const excessOfZero = (c: Case): Interval => div(bestGain(c), point(2 * c.pool.total));

/** E_D [L_T(f_hat.h) - inf L_T], the worst empirical minimiser for every sample. */
export function expectedExcess(c: Case): Interval {
  const {T, size, total} = c.pool;
  const best = bestGain(c);
  const [twice] = meansOverSamples(jointAtoms(T), c.n, (counts) => [
    twiceExcess(c, best, {plus: counts.subarray(0, size), minus: counts.subarray(size), n: c.n}),
  ]);
  return div(twice!, point(2 * total));
}

/** R_n(phi.F.h) = E V(signed counts, R) / (2n). */
export function expectedComplexity(c: Case): Interval {
  let lo = 0;
  let hi = 0;
  enumerateSignedSamples(
    inputMasses(c.pool.T),
    c.representation,
    c.n,
    (_plus, _minus, sumLo, sumHi, from, to) => {
      const value = boxBall({lo: sumLo, hi: sumHi}, radiusOf(c));
      lo = addDown(lo, mulDown(from, value.lo));
      hi = addUp(hi, mulUp(to, value.hi));
    },
    true,
  );
  return scale(0.5, div({lo, hi}, point(c.n)));
}
