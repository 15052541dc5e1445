import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import type {Interval} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import {deviation, deviationTerms, mcdiarmid} from './concentration.ts';

const near = (a: Interval, x: number) =>
  a.lo <= x * (1 + 1e-14) && a.hi >= x * (1 - 1e-14) && a.hi - a.lo <= 1e-14 * x;

test('hand values', (t) => {
  const terms = deviationTerms(1.5, 0.05, 50);
  const root = (x: number) => Math.sqrt(x);
  t.true(near(terms.expected, 3 * root(Math.log(20) / 100)));
  t.true(near(terms.empirical, 6 * root(Math.log(20) / 100)));
  t.true(near(terms.published, 6 * root(Math.log(20) / 50)));
  t.true(near(terms.expectedTextbook, 3 * root(Math.log(40) / 100)));
  t.true(near(terms.empiricalTextbook, 6 * root(Math.log(60) / 100)));
  t.true(near(mcdiarmid(0.1, {lo: 0.25, hi: 0.25}), root(Math.log(20) / 8)));
  t.true(deviationTerms(0, 0.5, 1).published.hi === 0);
});

const nu = fc.double({min: 1e-300, max: 1 - 2 ** -53, noNaN: true});
const sizes = fc.integer({min: 1, max: 1_000_000});

testProp('shared laws: order, scaling, monotone in n and nu', [nu, sizes], (t, p, n) => {
  const terms = deviationTerms(1, p, n);
  const list = Object.values(terms) as Interval[];
  t.true(list.every((x) => x.lo >= 0 && x.lo <= x.hi && Number.isFinite(x.hi)));
  t.true(terms.expected.lo <= terms.empirical.hi && terms.empirical.lo <= terms.published.hi);
  t.true(terms.expected.lo < terms.expectedTextbook.hi && terms.empirical.lo < terms.empiricalTextbook.hi);
  t.deepEqual(terms.empirical, {lo: 2 * terms.expected.lo, hi: 2 * terms.expected.hi});
  const more = deviationTerms(1, p, n + 1);
  t.true(more.published.lo <= terms.published.hi);
  t.true(deviationTerms(1, p / 2, n).expected.hi >= terms.expected.lo);
  t.true(deviationTerms(2, p, n).published.lo === 2 * terms.published.lo);
});

test('input errors', (t) => {
  for (const bad of [0, 1, -0.1, 2, Number.NaN]) {
    t.throws(() => deviationTerms(1, bad, 1), {
      instanceOf: InputError,
      message: /nu: expected a probability/,
    });
    t.throws(() => mcdiarmid(bad, {lo: 1, hi: 1}), {instanceOf: InputError, message: /delta/});
  }
  t.throws(() => deviationTerms(1, 0.1, 0), {instanceOf: InputError, message: /n: expected/});
  t.throws(() => deviationTerms(1, 0.1, 1.5), {instanceOf: InputError, message: /n: expected/});
  t.throws(() => deviationTerms(-1, 0.1, 1), {instanceOf: InputError, message: /B: expected/});
  t.throws(() => deviationTerms(Number.POSITIVE_INFINITY, 0.1, 1), {instanceOf: InputError});
  t.throws(() => deviation(0.5, 1, 0), {instanceOf: InputError, message: /events/});
});
