// The claims after Lee et al. where both sides are known, and a neighbour that is true.
import test from 'ava';
import {contains, mul, point} from '../../theory/arithmetic/interval.ts';
import {compare, plus, type Rational, rational, sqrtToInterval} from '../../theory/arithmetic/rational.ts';
import {mutantOf} from '../../theory/claim/mutate.ts';
import {conditionalIndependenceRegression} from '../../theory/claims/conditional-independence/conditional-independence-regression.ts';
import {conditionalIndependenceTransferability} from '../../theory/claims/conditional-independence/conditional-independence-transferability.ts';
import {
  dependence,
  makeConditionalIndependenceCase,
  noiseOf,
  norm,
  pretextExcess,
  pseudoInverse,
  regressionError,
} from '../../theory/conditionalIndependence/conditionalIndependenceCase.ts';
import {InputError} from '../../theory/errors.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {checkFinite} from '../run/checkFinite.ts';
import type {ConditionalIndependenceSetting} from '../settings/conditionalIndependence/setting.ts';
import {evaluateSetting} from './evaluate.ts';

/** Two classes, views independent given them, X2 = twice the unit vector of its atom. */
const views: ConditionalIndependenceSetting = {
  family: 'conditionalIndependence',
  joint: [
    [
      [3, 0],
      [0, 1],
    ],
    [
      [1, 0],
      [0, 3],
    ],
  ],
  targets: [
    [2, 0],
    [0, 2],
  ],
  representation: [[0], [0]],
  decoder: [[1], [0]],
  head: [1, -1],
  radius: 1,
};

const is = (x: Rational, num: bigint, den = 1n) => compare(x, rational(num, den)) === 0;

test('an isometry times 2, views independent given the class, h = 0: attained', (t) => {
  const c = makeConditionalIndependenceCase(views);
  t.true(is(dependence(c), 0n));
  t.true(is(regressionError(c), 5n, 8n));
  t.true(is(pretextExcess(c), 5n, 2n));
  const found = evaluateSetting(conditionalIndependenceRegression, views);
  t.deepEqual(found.inequality!.slack, point(0));
  t.true(found.ratio! > 1 - 1e-12);
});

test('a representation that tells both points apart leaves nothing over', (t) => {
  const c = makeConditionalIndependenceCase({
    ...views,
    representation: [
      [1, 0],
      [0, 1],
    ],
    decoder: [
      [1, 0],
      [0, 1],
    ],
  }); // prettier-ignore
  t.true(is(regressionError(c), 0n));
  t.true(contains(norm(pseudoInverse(c)), 0.5));
});

test('one class: dependence is the variance of psi*', (t) => {
  const c = makeConditionalIndependenceCase({
    ...views,
    joint: [
      [[1], [0]],
      [[0], [1]],
    ], // prettier-ignore
    targets: [[0], [2]],
    decoder: [[1]],
    head: [1],
  });
  t.true(is(noiseOf(c), 0n));
  t.true(is(dependence(c), 1n));
  t.true(is(pretextExcess(c), 2n));
});

test('the transferability constant on one point', (t) => {
  const one: ConditionalIndependenceSetting = {
    ...views,
    joint: [[[1]]],
    targets: [[2]],
    representation: [[0]],
    decoder: [[0]],
    head: [0.5],
  };
  const found = evaluateSetting(conditionalIndependenceTransferability, one).inequality!;
  t.deepEqual([found.lhs, found.rhs], [point(0.5), point(0.5)]);
});

test('hypotheses and input errors', (t) => {
  const failed = (changes: Partial<ConditionalIndependenceSetting>) =>
    evaluateSetting(conditionalIndependenceTransferability, {...views, ...changes}).failed.map(
      ({name}) => name,
    );
  t.deepEqual(
    failed({
      targets: [
        [1, 1],
        [1, 1],
      ],
    }),
    ['A of full column rank'],
  ); // prettier-ignore
  t.deepEqual(failed({decoder: [[4], [0]]}), ['|S A^+ W| <= R']); // prettier-ignore
  for (const [changes, message] of [
    [{joint: [[[1, 0]], [[0, 1]]]}, /joint: expected 2 rows of 2 whole masses/],
    [
      {
        joint: [
          [
            [1, 0],
            [0, 0],
          ],
          [
            [1, 0],
            [0, 0],
          ],
        ],
      },
      /a mass > 0 of every class/,
    ],
    [
      {
        joint: [
          [
            [1, 1],
            [1, 1],
          ],
          [
            [0, 0],
            [0, 0],
          ],
        ],
      },
      /a mass > 0 of every x1/,
    ],
    [{representation: [[1]]}, /representation: expected 2 rows/],
    [{decoder: [[1, 1]]}, /decoder: expected 2 x 1 numbers/],
  ] as const)
    t.throws(() => failed(changes as unknown as Partial<ConditionalIndependenceSetting>), {
      instanceOf: InputError,
      message,
    });
});

/** E|W h - X2|^2 = e + E|X2 - psi*|^2 in the place of e. */
const noisy = mutantOf(conditionalIndependenceRegression, {
  id: 'conditional-independence-with-noise',
  title: 'True',
  why: 'not false',
  evaluate(c) {
    const own = conditionalIndependenceRegression.evaluate(c);
    const noise = noiseOf(c);
    if (noise.num === 0n) return own;
    const e = sqrtToInterval(plus(pretextExcess(c), noise));
    return inequality(own.lhs, {dependence: own.terms[0]!.value, pretext: mul(norm(pseudoInverse(c)), e)});
  },
});

test('not refuted, because true: noise added to the pretext excess', async (t) => {
  t.is((await checkFinite(noisy, {runs: 100, seed: 3})).verdict, 'holds');
});
