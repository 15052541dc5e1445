// The spectral claim where both sides are known, its neighbours that are true, and the eigenvalues it rests on.
import {testProp} from '@fast-check/ava';
import test from 'ava';
import {contains, div, point, sum} from '../../theory/arithmetic/interval.ts';
import {fromDouble, rational, toInterval} from '../../theory/arithmetic/rational.ts';
import {mutantOf} from '../../theory/claim/mutate.ts';
import {spectralRegression, spectralResidual} from '../../theory/claims/spectral/spectral-regression.ts';
import {InputError} from '../../theory/errors.ts';
import {inertia} from '../../theory/linear/inertia.ts';
import {distinctCount, eigenvalues, placeOf} from '../../theory/spectral/pencil.ts';
import {dirichlet, energies, normalised, unnormalised} from '../../theory/spectral/spectralCase.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {checkFinite} from '../run/checkFinite.ts';
import {spectralSettings} from '../settings/spectral/arbitrary.ts';
import {spectralCase} from '../settings/spectral/index.ts';
import type {SpectralSetting} from '../settings/spectral/setting.ts';
import {evaluateSetting} from './evaluate.ts';

const exact = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map(fromDouble));

test('inertia counts signs, with a diagonal of zeros too', (t) => {
  t.deepEqual(
    inertia(
      exact([
        [0, 1],
        [1, 0],
      ]),
    ),
    {negative: 1, zero: 0, positive: 1},
  ); // prettier-ignore
  t.deepEqual(
    inertia(
      exact([
        [1, 1],
        [1, 1],
      ]),
    ),
    {negative: 0, zero: 1, positive: 1},
  ); // prettier-ignore
  t.deepEqual(
    inertia(
      exact([
        [-2, 0, 0],
        [0, 0, 0],
        [0, 0, 3],
      ]),
    ),
    {negative: 1, zero: 1, positive: 1},
  ); // prettier-ignore
  t.throws(
    () =>
      inertia(
        exact([
          [1, 2],
          [3, 1],
        ]),
      ),
    {instanceOf: InputError, message: /symmetric/},
  ); // prettier-ignore
});

/** Three points in a row: eigenvalues 0, 1, 2 of L. */
const path: SpectralSetting = {
  family: 'spectral',
  weights: [
    [0, 1, 0],
    [1, 0, 1],
    [0, 1, 0],
  ],
  kept: 1,
  labels: [1, 0, -1],
};

test('a path: eigenvalues 0, 1, 2, and labels along the second eigenvector attain the bound', (t) => {
  const list = normalised(spectralCase(path));
  for (const [i, known] of [0, 1, 2].entries()) t.true(contains(list[i]!.value, known));
  const found = evaluateSetting(spectralRegression, path);
  t.true(contains(found.inequality!.lhs, 0.5) && contains(found.inequality!.rhs, 0.5));
  t.deepEqual(found.inequality!.slack.lo, 0);
  t.true(found.ratio! > 1 - 1e-12);
});

test('repeated eigenvalues are one, with all their energy', (t) => {
  const all = [1, 1, 1];
  const complete = spectralCase({...path, weights: [all, all, all], labels: [1, 0, 0]});
  const list = normalised(complete);
  t.deepEqual(
    list.map(({multiplicity}) => multiplicity),
    [1, 2],
  );
  t.is(placeOf(list, 2), 1);
  t.throws(() => placeOf(list, 3), {instanceOf: InputError});
  t.true(contains(spectralResidual(complete, list), 2 / 9));
  t.is(
    distinctCount({
      A: exact([
        [1, 0],
        [0, 1],
      ]),
      B: [rational(1n), rational(1n)],
    }),
    1,
  ); // prettier-ignore
});

test('hypotheses and input errors', (t) => {
  const split = {
    ...path,
    weights: [
      [1, 0, 0],
      [0, 1, 1],
      [0, 1, 1],
    ],
  }; // prettier-ignore
  t.deepEqual(
    evaluateSetting(spectralRegression, split).failed.map(({name}) => name),
    ['l_(k+1) > 0'],
  );
  for (const [changes, message] of [
    [{kept: 3}, /kept: expected a whole number from 1 to 2/],
    [{labels: [1]}, /labels: expected 3 numbers/],
    [
      {
        weights: [
          [0, 1],
          [2, 0],
        ],
        labels: [0, 1],
      },
      /symmetric/,
    ],
    [
      {
        weights: [
          [1, 0],
          [0, 0],
        ],
        labels: [0, 1],
      },
      /positive degree/,
    ],
  ] as const)
    t.throws(() => evaluateSetting(spectralRegression, {...path, ...(changes as object)}), {
      instanceOf: InputError,
      message,
    });
});

testProp(
  'energies add up to E u^2, and times the eigenvalues to E(u)',
  [spectralSettings()],
  (t, setting) => {
    const c = spectralCase(setting);
    const list = normalised(c);
    const all = energies(c, list);
    const square = c.degrees
      .map((p, i) => toInterval(p).hi * setting.labels[i]! ** 2)
      .reduce((a, b) => a + b, 0);
    t.true(Math.abs(sum(all).hi - square) < 1e-9 * (1 + square));
    const weighted = all.map(({hi}, g) => hi * list[g]!.value.hi).reduce((a, b) => a + b, 0);
    t.true(Math.abs(weighted - toInterval(dirichlet(c)).hi) < 1e-9 * (1 + square));
  },
  {numRuns: 40, seed: 5},
);

const text = {title: 'True', why: 'not false'};

/** True, so that no search may refute them. */
const TRUE = [
  mutantOf(spectralRegression, {
    ...text,
    id: 'spectral-with-own-eigenvalue',
    hypotheses: [{name: 'l_k > 0', holds: (c) => c.components < c.kept}],
    evaluate(c) {
      const list = normalised(c);
      const {value} = list[placeOf(list, c.kept - 1)]!;
      const {lhs, slack} = spectralRegression.evaluate(c);
      const bound = div(toInterval(dirichlet(c)), value);
      // At l_k = l_(k+1) this is the claim itself.
      return placeOf(list, c.kept - 1) === placeOf(list, c.kept)
        ? inequality(lhs, {bound}, {slack})
        : inequality(lhs, {bound});
    },
  }),
  mutantOf(spectralRegression, {
    ...text,
    id: 'spectral-with-eigenvalues-of-d-minus-w',
    evaluate(c) {
      const list = unnormalised(c, 1n);
      const bound = div(toInterval(dirichlet(c)), list[placeOf(list, c.kept)]!.value);
      const {lhs, rhs} = spectralRegression.evaluate(c);
      // On constant labels both sides are 0.
      return dirichlet(c).num === 0n ? inequality(point(0), {rhs}) : inequality(lhs, {bound});
    },
  }),
];

for (const claim of TRUE) {
  test(`not refuted, because true: ${claim.id}`, async (t) => {
    const found = await checkFinite(claim, {runs: 200, seed: 3});
    t.is(found.verdict, 'holds');
  });
}

test('eigenvalues of a pencil that is not of a graph', (t) => {
  const list = eigenvalues(
    {
      A: exact([
        [2, 0],
        [0, 6],
      ]),
      B: [rational(2n), rational(2n)],
    },
    0,
  ); // prettier-ignore
  t.true(contains(list[0]!.value, 1) && contains(list[1]!.value, 3));
});
