import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {InputError} from '../errors.ts';
import {boxBall, boxBallSquared} from './boxBall.ts';

test('hand cases', (t) => {
  t.deepEqual(boxBall([3, 4], 1), {lo: 5, hi: 5});
  t.deepEqual(boxBall([3, -4], 0.5), {lo: 2.5, hi: 2.5});
  t.deepEqual(boxBall([1, -2, 3], 2), {lo: 6, hi: 6});
  t.deepEqual(boxBallSquared([1, -2, 3], {lo: 3, hi: 3}), {lo: 6, hi: 6});
  // One coordinate saturates: 10 + sqrt((2 - 1) (9 + 16) / 100).
  t.deepEqual(boxBallSquared([3, 10, 4], {lo: 2, hi: 2}), {lo: 15, hi: 15});
  t.deepEqual(boxBallSquared([0, 10, 0], {lo: 1, hi: 1}), {lo: 10, hi: 10});
  t.deepEqual(boxBall([1, 2], 0), {lo: 0, hi: 0});
  t.deepEqual(boxBall([0, 0], 1), {lo: 0, hi: 0});
  t.deepEqual(boxBall({lo: [-1, 2], hi: [3, 2]}, 9), {lo: 2, hi: 5});
  t.deepEqual(boxBall([], 1), {lo: 0, hi: 0});
  const equal = boxBallSquared([1, 1, 1], {lo: 2, hi: 2});
  t.true(equal.lo <= Math.sqrt(6) && equal.hi >= Math.sqrt(6) && equal.hi - equal.lo < 2e-15);
});

const entry = fc.oneof(fc.integer({min: -3, max: 3}), fc.double({min: -3, max: 3, noNaN: true}));
const vector = fc.array(entry, {minLength: 1, maxLength: 6});
const radius = fc.oneof(
  fc.constantFrom(1, Math.SQRT2, Math.sqrt(3), 2),
  fc.double({min: 0, max: 3, noNaN: true}),
);

/** The largest value at s(mu) over mu, by bisection in plain doubles. */
function plain(c: number[], rho: number): number {
  const a = c.map(Math.abs);
  if (rho === 0) return 0;
  if (a.filter((x) => x > 0).length <= rho * rho) return a.reduce((x, y) => x + y, 0);
  let low = 0;
  let high = 1e3 * (Math.max(...a) / Math.min(rho, 1) + 1);
  for (let i = 0; i < 200; i++) {
    const mu = (low + high) / 2;
    if (a.reduce((s, x) => s + Math.min(1, x / mu) ** 2, 0) > rho * rho) low = mu;
    else high = mu;
  }
  return a.reduce((s, x) => s + x * Math.min(1, x / high), 0);
}

testProp('agrees with bisection, tight', [vector, radius], (t, c, rho) => {
  const got = boxBall(c, rho);
  const expected = plain(c, rho);
  const slack = 1e-9 * (1 + expected);
  t.true(got.lo <= expected + slack && got.hi >= expected - slack);
  t.true(got.lo >= 0 && got.hi - got.lo <= 1e-12 * (1 + expected), `${got.lo} ${got.hi}`);
});

testProp(
  'no feasible point is above, no dual value below',
  [vector, radius, fc.nat(), fc.double({min: 1e-3, max: 9, noNaN: true})],
  (t, c, rho, seed, mu) => {
    const got = boxBall(c, rho);
    const s = c.map((_, j) => Math.sin(seed + 7 * j));
    const size = Math.hypot(...s);
    const shrink = size > rho ? rho / size : 1;
    t.true(c.reduce((v, x, j) => v + x * s[j]! * shrink, 0) <= got.hi + 1e-12);
    const dual = c.reduce(
      (v, x) => v + (Math.abs(x) > mu ? Math.abs(x) - mu / 2 : (x * x) / (2 * mu)),
      (mu * rho * rho) / 2,
    );
    t.true(dual >= got.lo - 1e-12);
  },
);

testProp(
  'enclosed coefficients contain every choice',
  [vector, radius, fc.double({min: 0, max: 0.5, noNaN: true})],
  (t, c, rho, w) => {
    const wide = boxBall({lo: c.map((x) => x - w), hi: c.map((x) => x + w)}, rho);
    const one = boxBall(c, rho);
    t.true(wide.lo <= one.hi && wide.hi >= one.lo && wide.lo <= one.lo + 1e-12 && wide.hi >= one.hi - 1e-12);
  },
);

test('input errors', (t) => {
  t.throws(() => boxBall([1], -1), {instanceOf: InputError, message: /rho/});
  t.throws(() => boxBall([Number.NaN], 1), {instanceOf: InputError, message: /c\[0\]/});
  t.throws(() => boxBall({lo: [1], hi: []}, 1), {instanceOf: InputError, message: /upper ends/});
  t.throws(() => boxBall({lo: [1], hi: [0]}, 1), {instanceOf: InputError, message: /lo <= hi/});
  t.throws(() => boxBallSquared([1], {lo: -1, hi: 1}), {instanceOf: InputError, message: /rhoSquared/});
});
