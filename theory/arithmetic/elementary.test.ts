import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {InputError} from '../errors.ts';
import {type Between, expReference} from '../testing/expReference.ts';
import {exp, log, power, softplus, sqrt} from './elementary.ts';
import {type Interval, point} from './interval.ts';
import {
  compare,
  fromDouble,
  minus,
  over,
  plus,
  type Rational,
  rational,
  sqrtToInterval,
  times,
} from './rational.ts';

const INF = Number.POSITIVE_INFINITY;
const ONE = rational(1n);
const two = (k: number): Rational => (k >= 0 ? rational(1n << BigInt(k)) : rational(1n, 1n << BigInt(-k)));
const below = (a: Rational, b: Rational) => compare(a, b) <= 0;

/** Whether {lo, hi} contains everything between the two ends of a reference. */
function contains({lo, hi}: Interval, r: Between): boolean {
  const left = lo === -INF || (lo < INF && below(fromDouble(lo), r.lo));
  return left && (hi === INF || (hi > -INF && below(r.hi, fromDouble(hi))));
}

/** Exponents over the whole range, near 0, and at multiples of ln 2, where the reduction changes. */
const exponent = fc.oneof(
  fc.double({min: -745.2, max: 709.7, noNaN: true}),
  fc.double({min: -1, max: 1, noNaN: true}),
  fc.integer({min: -1050, max: 1020}).map((k) => k * Math.LN2),
  fc.integer({min: -1050, max: 1020}).map((k) => (k + 0.5) * Math.LN2),
  fc.constantFrom(0, -0, 5e-324, -5e-324, 2 ** -53, -(2 ** -53), 709.7, -745.2, 709.78, -708.4, -745.1),
);

testProp(
  'exp contains e^x, and the stated error is kept with a factor of four to spare',
  [exponent],
  (t, x) => {
    const e = exp(point(x));
    const truth = expReference(fromDouble(x));
    t.true(contains(e, truth), `${x}`);
    if (x === 0 || x < -700 || x > 709.7) return;
    // lo = value (1 - 2^-48), |value / e^x - 1| <= 2^-50, and a few roundings.
    const slack = plus(two(-50), two(-51));
    const ratio = {lo: over(truth.lo, fromDouble(e.lo)), hi: over(truth.hi, fromDouble(e.lo))};
    t.true(below(ratio.hi, plus(plus(ONE, two(-48)), slack)), `${x}`);
    t.true(below(minus(plus(ONE, two(-48)), slack), ratio.lo), `${x}`);
    t.true(e.hi - e.lo <= 2.5 * 2 ** -48 * e.hi);
  },
  {numRuns: 1000},
);

test('exp: a sweep of reductions and Taylor arguments', (t) => {
  for (let i = -64; i <= 64; i++) {
    for (const k of [-1000, -37, 0, 1, 512, 1000]) {
      const x = k * Math.LN2 + (i / 64) * 0.36;
      if (!contains(exp(point(x)), expReference(fromDouble(x)))) t.fail(`${x}`);
    }
  }
  t.pass();
});

test('exp at its ends', (t) => {
  t.deepEqual(exp(point(0)), point(1));
  t.deepEqual(exp(point(-INF)), {lo: 0, hi: 2 ** -1074});
  t.deepEqual(exp(point(-1e308)), {lo: 0, hi: 2 ** -1074});
  t.deepEqual(exp(point(INF)), {lo: 2 ** 1023, hi: INF});
  t.is(exp(point(710)).hi, INF);
  t.true(exp(point(709.7)).hi < INF);
  t.true(exp({lo: -800, hi: 1}).lo === 0 && exp({lo: -800, hi: 1}).hi > Math.E - 1e-12);
});

const positive = fc.oneof(
  fc.double({min: 5e-324, noNaN: true, noDefaultInfinity: true}),
  fc.double({min: 0.5, max: 2, noNaN: true}),
  fc.constantFrom(
    1,
    2,
    0.5,
    1 + 2 ** -52,
    1 - 2 ** -53,
    5e-324,
    2 ** -1022,
    Number.MAX_VALUE,
    2 ** -1000,
    2 ** -1001,
  ),
);

testProp(
  'log: its ends raised again bracket the argument, and it is sharp',
  [positive],
  (t, x) => {
    const l = log(point(x));
    t.true(below(expReference(fromDouble(l.lo)).hi, fromDouble(x)) || (x === 1 && l.lo === 0), `${x}`);
    t.true(below(fromDouble(x), expReference(fromDouble(l.hi)).lo) || (x === 1 && l.hi === 0), `${x}`);
    t.true(l.hi - l.lo <= 2 ** -46 + 2 ** -50 * Math.abs(l.lo));
  },
  {numRuns: 300},
);

test('log at its ends', (t) => {
  t.deepEqual(log(point(1)), {lo: 0, hi: 0});
  const zero = log(point(0));
  t.true(zero.lo === -INF && zero.hi < -744);
  const endless = log(point(INF));
  t.true(endless.hi === INF && endless.lo > 700);
  t.throws(() => log({lo: -1, hi: 1}), {instanceOf: InputError, message: /log: a: expected an interval in/});
});

testProp(
  'softplus contains ln(1 + e^x), is nonnegative and keeps the order',
  [fc.double({min: -740, max: 700, noNaN: true}), fc.double({min: 0, max: 10, noNaN: true})],
  (t, x, more) => {
    const s = softplus(point(x));
    const e = expReference(fromDouble(x));
    t.true(s.lo >= 0);
    // exp(s) - 1 = e^x, and s > x (which the reference resolves up to about 200 only).
    t.true(below(minus(expReference(fromDouble(s.lo)).hi, ONE), e.lo) || s.lo === 0 || s.lo <= x, `${x}`);
    t.true(below(e.hi, minus(expReference(fromDouble(s.hi)).lo, ONE)), `${x}`);
    const wide = softplus({lo: x, hi: x + more});
    t.true(wide.lo <= s.lo && wide.hi >= softplus(point(x + more)).hi && wide.lo <= wide.hi);
    t.true(s.hi - s.lo <= 2 ** -45 + 2 ** -50 * Math.abs(x));
  },
  {numRuns: 200},
);

test('softplus at its ends', (t) => {
  t.true(softplus(point(INF)).hi === INF);
  const none = softplus(point(-INF));
  t.true(none.lo === 0 && none.hi < 1e-13);
  const half = softplus(point(0));
  t.true(half.lo <= Math.LN2 && Math.LN2 <= half.hi && half.hi - half.lo < 1e-13);
});

testProp(
  'sqrt is the tightest enclosure or one double wider, and exact on squares',
  [positive, fc.integer({min: 0, max: 2 ** 26})],
  (t, x, k) => {
    const s = sqrt(point(x));
    t.true(below(times(fromDouble(s.lo), fromDouble(s.lo)), fromDouble(x)));
    t.true(s.hi === INF || below(fromDouble(x), times(fromDouble(s.hi), fromDouble(s.hi))));
    t.true(s.hi - s.lo <= 2 ** -50 * s.hi);
    t.deepEqual(sqrt(point(k * k * 2 ** -20)), point(k * 2 ** -10));
    const r = sqrtToInterval(fromDouble(x));
    t.true(r.lo <= s.hi && s.lo <= r.hi);
  },
  {numRuns: 300},
);

test('sqrt at its ends', (t) => {
  t.deepEqual(sqrt(point(0)), {lo: 0, hi: 0});
  t.is(sqrt(point(INF)).hi, INF);
  t.true(sqrt(point(Number.MAX_VALUE)).hi < 1.4e154);
  t.deepEqual(sqrt({lo: -1e-9, hi: 4}), {lo: 0, hi: 2});
  t.throws(() => sqrt({lo: -2, hi: -1}), {instanceOf: InputError, message: /sqrt: a/});
});

/** Exponents p/8: then y = x^(p/8) exactly when y^8 = x^p. */
testProp(
  'power contains x^(p/8), p = 1, ..., 8',
  [fc.double({min: 2 ** -100, max: 2 ** 100, noNaN: true}), fc.integer({min: 1, max: 8})],
  (t, x, p) => {
    const y = power(point(x), p / 8);
    const raised = (r: Rational, k: number): Rational => {
      let result = ONE;
      for (let i = 0; i < k; i++) result = times(result, r);
      return result;
    };
    const target = raised(fromDouble(x), p);
    t.true(below(raised(fromDouble(y.lo), 8), target) && below(target, raised(fromDouble(y.hi), 8)));
    t.true(y.hi - y.lo <= 1e-13 * y.hi);
  },
);

test('power: zero, one, the part below zero, bad exponents', (t) => {
  for (const beta of [0.25, 0.5, 0.75, 1]) {
    t.deepEqual(power(point(0), beta), {lo: 0, hi: 0});
    t.deepEqual(power(point(1), beta), {lo: 1, hi: 1});
  }
  t.deepEqual(power({lo: 0, hi: 1}, 0.3), {lo: 0, hi: 1});
  t.deepEqual(power(point(0.25), 0.5), point(0.5));
  t.is(power(point(INF), 0.3).hi, INF);
  for (const beta of [0, -1, Number.NaN]) {
    t.throws(() => power(point(1), beta), {
      instanceOf: InputError,
      message: /power: beta: expected a number > 0/,
    });
  }
});
