import test from 'ava';
import {trialShares} from './caseGroup.ts';

const shares = (trials: number, ...sizes: number[]) =>
  trialShares(
    trials,
    sizes.map((n) => ({n})),
  );
const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

test('shares are whole, sum to the trials, and are even where samples are small', (t) => {
  t.deepEqual(shares(12, 4, 100, 1000), [4, 4, 4]);
  for (const trials of [1, 5, 80, 150, 151]) {
    const found = shares(trials, 100, 20_000, 1000, 5000, 100, 2000, 20_000);
    t.is(total(found), trials);
    t.true(found.every((share) => Number.isInteger(share) && share >= 0));
  }
});

test('large samples have fewer trials: an eighth from 8,000 draws on, but one where there are as many as settings', (t) => {
  const [small, large, larger] = shares(903, 1000, 8000, 20_000);
  t.is(large, larger);
  // Of 903, one each; the other 900 by 1, 1/8, 1/8.
  t.deepEqual([small, large], [721, 91]);
  t.deepEqual(shares(3, 1000, 20_000, 20_000), [1, 1, 1]);
  t.is(Math.min(...shares(75, ...new Array<number>(75).fill(20_000))), 1);
});

test('fewer trials than settings leave some without', (t) => {
  const found = shares(2, 1000, 1000, 1000, 1000);
  t.is(total(found), 2);
  t.true(found.every((share) => share <= 1));
});
