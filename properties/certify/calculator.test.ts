// Limits from numbers: what goes together, closed forms, the order that theory proves, errors.
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type Calculated, calculated} from './calculator.ts';

const at = (found: Calculated, name: RegExp, side = 'upper') => {
  const limit = found.limits.find((one) => name.test(one.name) && one.side === side);
  if (!limit) throw new Error(`no ${side} limit ${name}`);
  return limit.enclosure;
};

test('closed forms: no errors in 100 draws; kl(0, p) = ln 2 at p = 1/2; the mean of bounded values', (t) => {
  const none = calculated({errors: 0, n: 100, delta: 0.05});
  const exact = 1 - 0.05 ** 0.01;
  for (const name of [/^Clopper-Pearson, one-sided/, /^Chernoff/]) {
    const {lo, hi} = at(none, name);
    t.true(lo <= exact + 1e-15 && hi >= exact - 1e-15 && hi - lo < 1e-12);
  }
  t.is(at(none, /one-sided/, 'lower').lo, 0);
  const half = at(calculated({risk: 0, budget: Math.LN2}), /upper/);
  t.true(Math.abs(half.hi - 0.5) < 1e-9 && half.lo <= 0.5 + 1e-12);
  const {hi} = at(calculated({mean: 1, n: 200, delta: 0.05, bottom: -1, top: 3}), /^Hoeffding/);
  t.true(Math.abs(hi - (1 + 4 * Math.sqrt(Math.log(20) / 400))) < 1e-9);
});

testProp(
  'exact tails are never above their exponential bounds, kl never above its square root form',
  [
    fc.integer({min: 1, max: 400}),
    fc.double({min: 0, max: 1, noNaN: true}),
    fc.double({min: 1e-4, max: 0.4, noNaN: true}),
  ],
  (t, n, share, delta) => {
    const counted = calculated({errors: Math.round(share * n), n, delta});
    t.true(at(counted, /one-sided/).lo <= at(counted, /^Chernoff/).hi);
    t.true(at(counted, /^Chernoff/).lo <= at(counted, /^Hoeffding/).hi);
    t.true(at(counted, /one-sided/, 'lower').lo <= share + 1 / n);
    const bayes = calculated({kl: 3, risk: share, n, delta});
    t.true(at(bayes, /^PAC-Bayes-kl with xi/).lo <= at(bayes, /^McAllester with xi/).hi);
    t.true(at(bayes, /^PAC-Bayes-kl with xi/).lo <= at(bayes, /^PAC-Bayes-kl with 2/).hi);
  },
);

test('beyond the largest n of xi the other constant alone', (t) => {
  t.deepEqual(
    calculated({kl: 1, risk: 0, n: 2e7, delta: 0.05}).limits.map(({name}) => name),
    ['PAC-Bayes-kl with 2 sqrt n', 'McAllester with 2 sqrt n'],
  );
});

test('numbers that do not go together, or are out of range', (t) => {
  const message = (given: object) => t.throws(() => calculated(given))!.message;
  t.regex(message({}), /^certify: numbers: expected kl risk n delta \| .*, got "none"$/);
  t.regex(message({kl: 1, risk: 0.1}), /got "kl risk"$/);
  t.regex(message({mean: 3, n: 5, delta: 0.1}), /mean: expected a number in \[0, 1\], got 3/);
  t.regex(message({mean: 3, n: 5, delta: 0.1, bottom: 4, top: 4}), /expected bottom < top/);
  t.regex(message({errors: 6, n: 5, delta: 0.1}), /a whole number in \[0, 5\], got 6/);
});
