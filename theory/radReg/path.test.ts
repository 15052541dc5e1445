import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {regularised} from '../claims/radreg/radreg-estimation.ts';
import {InputError} from '../errors.ts';
import {randomCase} from '../testing/randomCase.ts';
import {on} from '../testing/rightSides.ts';
import {candidates, gapOf, objectiveDifference, unlabelledPoints} from './candidates.ts';

const seed = fc.nat(2 ** 31 - 1);

testProp(
  'path monotonicity holds for all pairs of random classes',
  [seed, fc.constantFrom('ball' as const, 'finite' as const)],
  (t, s, kind) => {
    const c = randomCase(s, {kind});
    for (const id of ['radreg-path-complexity', 'radreg-path-loss']) {
      const {slack} = on(id, c)!;
      t.true(slack.lo >= -1e-12 && slack.hi >= 0, `${id}: ${slack.lo}`);
    }
  },
  {numRuns: 40},
);

testProp(
  'gaps are nonnegative, 0 for a minimiser, and measured from it',
  [seed, fc.constantFrom(0, 0.25, 1, 8)],
  (t, s, lambda) => {
    const all = candidates(randomCase(s));
    const gaps = all.map((a) => gapOf(a, all, lambda));
    t.true(gaps.every(({lo, hi}) => lo >= 0 && hi >= lo) && Math.min(...gaps.map(({lo}) => lo)) === 0);
    const least = all[gaps.findIndex(({lo}) => lo === 0)]!;
    for (const [i, a] of all.entries()) {
      const above = objectiveDifference(a, least, lambda);
      t.true(above.hi >= -1e-12 && above.lo <= gaps[i]!.hi + 1e-12);
    }
    t.deepEqual(objectiveDifference(all[0]!, all[0]!, lambda), {lo: 0, hi: 0});
  },
  {numRuns: 40},
);

testProp(
  'the chosen representation does not depend on T, and a larger weight chooses no larger term',
  [seed],
  (t, s) => {
    const c = randomCase(s);
    const other = {...c, pool: {...c.pool, T: c.pool.U}, memo: new Map()};
    t.is(regularised(c, 1).representation, regularised(other, 1).representation);
    const term = (lambda: number) =>
      candidates(c).find(({table}) => table === regularised(c, lambda).representation)!.complexity;
    t.true(term(8).lo <= term(0.25).hi + 1e-12);
  },
  {numRuns: 40},
);

test('the unlabelled sample: 1, 2, 4 or 8 points of U', (t) => {
  const c = randomCase(1, {points: 4});
  const {pool} = c;
  const U = (plus: number[]) => ({
    ...c,
    pool: {...pool, U: {plus: Float64Array.from(plus), minus: new Float64Array(4)}},
    memo: new Map(),
  });
  t.deepEqual(unlabelledPoints(U([0, 1, 1, 1])), [1, 2]);
  t.deepEqual(unlabelledPoints(U([1, 1, 1, 1])), [0, 1, 2, 3]);
  t.deepEqual(unlabelledPoints(U([0, 0, 0, 9])), [3]);
  t.throws(() => unlabelledPoints(U([0, 0, 0, 0])), {
    instanceOf: InputError,
    message: /unlabelledPoints: pool: expected a point with mass/,
  });
});
