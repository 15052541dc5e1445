// On random dyadic settings: sharp <= published, refined <= sharp, textbook >= sharp. Where it says `decided` the
// intervals are disjoint or touch once what both sides share is left out; elsewhere they are not the wrong way round.
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {randomCase} from '../testing/randomCase.ts';
import {certain, dyadic, on, own, possible, samplesOf} from '../testing/rightSides.ts';
import {relatedTasks} from '../transfer/decomposition.ts';

const seed = fc.nat(2 ** 31 - 1);

/** The right side of the first is at most that of the second. */
const pairs: [string, string][] = [
  ['transfer-decomposition', 'transfer-decomposition-published'],
  ['transfer-decomposition-refined', 'transfer-decomposition'],
  ['transfer-decomposition-discrepancy', 'transfer-decomposition-refined'],
  ['estimation-in-expectation', 'estimation-in-expectation-contracted'],
  ['symmetrisation', 'estimation-in-expectation-contracted'],
];
const samplePairs: [string, string][] = [
  ['estimation-empirical-complexity', 'estimation-published'],
  ['estimation-empirical-complexity', 'estimation-empirical-complexity-textbook'],
  ['estimation-expected-complexity', 'estimation-expected-complexity-textbook'],
  ['mcdiarmid', 'estimation-expected-complexity'],
  ['main-theorem', 'main-theorem-published'],
];

for (const [small, large] of pairs) {
  testProp(
    `finite heads: ${small} <= ${large}, decided`,
    [seed],
    (t, s) => {
      const c = dyadic(s);
      const [a, b] = [on(small, c), on(large, c)];
      t.is(a === undefined, b === undefined);
      if (a && b) t.true(certain(a, b), `${own(a, b).hi} > ${own(b, a).lo}`);
    },
    {numRuns: 60},
  );
}

for (const [small, large] of samplePairs) {
  testProp(
    `finite heads, every sample: ${small} <= ${large}, decided`,
    [seed],
    (t, s) => {
      const c = dyadic(s);
      t.pass();
      for (const sample of samplesOf(c)) {
        const [a, b] = [on(small, c, sample), on(large, c, sample)];
        t.is(a === undefined, b === undefined);
        if (a && b) t.true(certain(a, b), `${own(a, b).hi} > ${own(b, a).lo}`);
      }
    },
    {numRuns: 20},
  );
}

const onBalls = pairs.slice(0, 2).concat([
  ['context-encoder-head', 'context-encoder-transferability'],
  ['context-encoder-transferability', 'context-encoder-transferability-published'],
]);

for (const [small, large] of onBalls) {
  testProp(
    `norm balls: ${small} is never above ${large}`,
    [seed],
    (t, s) => {
      const drawn = randomCase(s, {kind: 'ball', losses: ['hinge', 'squared', 'logistic']});
      // Head room for all: A3 is not what is compared.
      const c = small.startsWith('context')
        ? {...drawn, heads: {kind: 'ball', radius: 64} as const, memo: new Map()}
        : drawn;
      const [a, b] = [on(small, c), on(large, c)];
      t.pass();
      // Full column rank is asked of W° by the published form alone.
      if (b) t.truthy(a);
      if (a && b) t.true(possible(a, b), `${a.rhs.lo} > ${b.rhs.hi}`);
    },
    {numRuns: 60},
  );
}

test('enough of the random settings have related tasks for the table to mean something', (t) => {
  const share = (kind: 'finite' | 'ball') =>
    Array.from({length: 100}, (_, s) => relatedTasks.holds(randomCase(s, {kind}))).filter(
      (held) => held === true,
    ).length;
  t.log(`finite ${share('finite')}%, ball ${share('ball')}%`);
  t.true(share('finite') > 40 && share('ball') > 40);
});
