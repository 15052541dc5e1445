import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {incompleteBeta} from '../testing/incompleteBeta.ts';
import {studentTail} from './studentTail.ts';

const near = (a: number, b: number, relative: number) => Math.abs(a - b) <= relative * Math.abs(b);

// From 0.1: below, the argument of the beta function is rounded to 1.
testProp(
  'P(|T| > t) = I_{f/(f+t^2)}(f/2, 1/2)',
  [fc.integer({min: 1, max: 200}), fc.double({min: 0.1, max: 40, noNaN: true})],
  (t, f, at) => t.true(near(studentTail(f, at), incompleteBeta(f / (f + at * at), f / 2, 0.5, false), 1e-12)),
  {numRuns: 400, seed: 5},
);

test('values of tables; one and two degrees of freedom in closed form', (t) => {
  t.true(near(studentTail(4, 2.776445), 0.05, 1e-6));
  t.true(near(studentTail(9, 3.249836), 0.01, 1e-6));
  t.true(near(studentTail(1, 1), 0.5, 1e-15));
  t.true(near(studentTail(2, 3), 1 - 3 / Math.sqrt(11), 1e-13));
  t.is(studentTail(7, 0), 1);
  t.true(near(studentTail(1, 1e12), 2 / Math.PI / 1e12, 1e-13));
});
