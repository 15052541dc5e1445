import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type Interval, point} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import {matrix} from '../linear/matrix.ts';
import {inside, phi} from '../testing/heads.ts';
import {headRisk} from './headCertificate.ts';
import {type HeadOptimum, headOptimum} from './headOptimum.ts';
import {type HeadProblem, headTerms} from './headTerms.ts';
import type {LossName} from './loss.ts';

const CONVEX = ['hinge', 'logistic', 'squared'] as const;

const near = (value: Interval, x: number) =>
  value.lo <= x + 1e-9 && value.hi >= x - 1e-9 && value.hi - value.lo <= 1e-6;
const solve = (
  loss: LossName,
  rows: number[][],
  plus: number[],
  minus: number[],
  radius: number,
): HeadOptimum =>
  headOptimum(
    {plus, minus, total: [...plus, ...minus].reduce((a, b) => a + b, 0), table: matrix(rows), loss},
    radius,
  );

testProp(
  'one term: the margin R |x|, or the best one where that is beyond it',
  [
    fc
      .array(fc.double({min: -2, max: 2, noNaN: true}), {minLength: 1, maxLength: 3})
      .filter((x) => Math.hypot(...x) > 1e-3),
    fc.double({min: 0.05, max: 4, noNaN: true}),
  ],
  (t, x, R) => {
    const m = R * Math.hypot(...x);
    t.true(near(solve('hinge', [x], [1], [0], R).value, Math.max(0, 1 - m)));
    t.true(near(solve('logistic', [x], [0], [3], R).value, Math.log1p(Math.exp(-m))));
    t.true(near(solve('squared', [x], [2], [0], R).value, Math.max(0, 1 - m) ** 2));
  },
);

testProp(
  'one point of both labels: closed forms in the score',
  [fc.integer({min: 1, max: 9}), fc.integer({min: 1, max: 9}), fc.double({min: 0.1, max: 5, noNaN: true})],
  (t, a, b, R) => {
    const [p, q] = [a / (a + b), b / (a + b)];
    const clip = (s: number) => Math.max(-R, Math.min(R, s));
    const of = (f: (m: number) => number, s: number) => p * f(clip(s)) + q * f(-clip(s));
    t.true(near(solve('squared', [[1]], [a], [b], R).value, of(phi.squared, p - q)));
    t.true(near(solve('logistic', [[1]], [a], [b], R).value, of(phi.logistic, Math.log(p / q))));
    t.true(near(solve('hinge', [[1]], [a], [b], R).value, of(phi.hinge, Math.sign(p - q))));
  },
);

test('one-hot rows: coordinates apart, where the ball does not bind', (t) => {
  const unit = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const {value} = solve('squared', unit, [3, 1, 2], [1, 1, 0], 3);
  // Each point keeps 4 p q of its mass: (4 * 3/4 + 2 * 1 + 0) / 8.
  t.true(near(value, 5 / 8));
  t.true(near(solve('logistic', unit, [1, 2, 4], [1, 2, 4], 5).value, Math.LN2));
});

test('exact on round tables', (t) => {
  t.deepEqual(solve('hinge', [[1]], [1], [0], 1).value, point(0));
  t.deepEqual(solve('hinge', [[1]], [3], [1], 1).value, point(0.5));
  t.deepEqual(solve('hinge', [[1], [-1]], [1, 1], [0, 0], 1).value, point(1));
  t.deepEqual(solve('squared', [[1]], [3], [1], 1).value, point(0.75));
  t.deepEqual(solve('hinge', [[0.25]], [1], [0], 1).value, point(0.75));
});

test('a table of zeros: any head, no gap', (t) => {
  for (const [loss, at] of [
    ['hinge', 1],
    ['squared', 1],
  ] as const) {
    t.deepEqual(
      solve(
        loss,
        [
          [0, 0],
          [0, 0],
        ],
        [1, 2],
        [0, 1],
        2,
      ),
      {theta: new Float64Array(2), risk: point(at), value: point(at), gap: 0},
    );
  }
});

test('masses need not be whole, points without mass do not count', (t) => {
  const problem = {
    plus: [0.5, 0],
    minus: [0.25, 0],
    total: 0.75,
    table: matrix([[1], [1e9]]),
    loss: 'hinge',
  } as const;
  t.is(headTerms(problem).count, 2);
  const {value} = headOptimum(problem, 1);
  t.true(near(value, 2 / 3));
  t.true(near(headRisk(headTerms(problem), Float64Array.of(0)), 1));
});

test('far scales widen the gap, they do not break the certificate', (t) => {
  for (const size of [1e-150, 1e-30, 1e20, 1e150]) {
    for (const loss of CONVEX) {
      const {value, risk, theta} = solve(
        loss,
        [
          [size, 1],
          [-size, 2],
        ],
        [1, 2],
        [2, 1],
        1,
      );
      t.true(value.lo <= value.hi && value.hi <= risk.hi && inside(theta, 1), `${loss}, ${size}`);
      t.true(value.lo <= phi[loss](0) * (1 + 1e-12), `${loss}, ${size}: no head is below theta = 0`);
    }
  }
});

test('bad input', (t) => {
  const good = {plus: [1], minus: [0], total: 1, table: matrix([[1]]), loss: 'hinge'} as const;
  const throws = (change: object, radius: number, message: RegExp) =>
    t.throws(() => headOptimum({...good, ...change} as HeadProblem, radius), {
      instanceOf: InputError,
      message,
    });
  for (const radius of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    throws({}, radius, /headOptimum: radius: expected a finite number > 0, got/);
  }
  throws(
    {loss: 'ramp'},
    1,
    /headOptimum: loss: expected a convex loss: hinge \| logistic \| squared, got "ramp"/,
  );
  throws(
    {plus: [1, 2]},
    1,
    /headTerms: plus, minus: expected 1 masses each, one per row of the table, got \[2,1\]/,
  );
  for (const total of [0, -1, Number.NaN]) throws({total}, 1, /headTerms: total: expected a number > 0/);
  for (const mass of [-1, Number.NaN])
    throws({minus: [mass]}, 1, /headTerms: mass of point 0: expected a number >= 0/);
});
