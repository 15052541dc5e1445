import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {InputError} from '../errors.ts';
import type {Interval} from './interval.ts';
import * as I from './interval.ts';
import {
  compare,
  fromDouble,
  minus,
  over,
  plus,
  type Rational,
  rational,
  times,
  toInterval,
} from './rational.ts';

const {MAX_VALUE, POSITIVE_INFINITY: INF} = Number;
const LEAST = 2 ** -1074;

/** Bit patterns of all sizes, and the short dyadic numbers of which tables are made. */
const number = fc.oneof(
  fc.double({noNaN: true, noDefaultInfinity: true}),
  fc.integer({min: -64, max: 64}).map((x) => x / 16),
  fc.constantFrom(0, -0, 1, -1, LEAST, -LEAST, 2 ** -1022, MAX_VALUE, -MAX_VALUE, 2 ** 53, 2 ** -960),
);
const moderate = fc.oneof(
  fc.double({min: 2 ** -400, max: 2 ** 400, noNaN: true}).chain((x) => fc.constantFrom(x, -x)),
  fc.integer({min: -64, max: 64}).map((x) => x / 16),
);
const spread = fc.tuple(number, number).map(([a, b]): Interval => (a <= b ? {lo: a, hi: b} : {lo: b, hi: a}));

const encloses = ({lo, hi}: Interval, r: Rational) =>
  (lo === -INF || (lo < INF && compare(fromDouble(lo), r) <= 0)) &&
  (hi === INF || (hi > -INF && compare(r, fromDouble(hi)) <= 0));

const operations: [string, (a: Interval, b: Interval) => Interval, (a: Rational, b: Rational) => Rational][] =
  [
    ['add', I.add, plus],
    ['sub', I.sub, minus],
    ['mul', I.mul, times],
    ['div', I.div, over],
    ['scale', (a, b) => I.scale(a.lo, b), times],
    ['max', I.max, (a, b) => (compare(a, b) < 0 ? b : a)],
    ['min', I.min, (a, b) => (compare(a, b) < 0 ? a : b)],
  ];

for (const [name, operation, exact] of operations) {
  testProp(`${name} contains the exact result for the ends and the middles`, [spread, spread], (t, a, b) => {
    const of = name === 'scale' ? {lo: a.lo, hi: a.lo} : a;
    const result = operation(of, b);
    t.true(result.lo <= result.hi);
    for (const x of [of.lo, I.middle(of), of.hi]) {
      for (const y of [b.lo, I.middle(b), b.hi]) {
        if (name === 'div' && y === 0) continue;
        t.true(encloses(result, exact(fromDouble(x), fromDouble(y))), `${x}, ${y}`);
      }
    }
  });

  testProp(
    `${name} of points: exact where a double can hold it, else two neighbours`,
    [moderate, moderate],
    (t, x, y) => {
      if (name === 'div' && y === 0) {
        t.deepEqual(I.div(I.point(x), I.ZERO), I.WHOLE);
        return;
      }
      const result = operation(I.point(x), I.point(y));
      const tight = toInterval(exact(fromDouble(x), fromDouble(y)));
      if (tight.lo === tight.hi) t.true(result.lo === tight.lo && result.hi === tight.hi);
      else {
        // One end may be one double too far out: whether it was rounded up or down is not kept.
        t.true(result.lo >= I.nextDown(tight.lo) && result.hi <= I.nextUp(tight.hi));
        t.true(result.lo < result.hi);
      }
    },
  );
}

testProp('square, abs, neg, positivePart, magnitude', [spread], (t, a) => {
  for (const x of [a.lo, I.middle(a), a.hi]) {
    const r = fromDouble(x);
    const size = compare(r, rational(0n)) < 0 ? minus(rational(0n), r) : r;
    t.true(encloses(I.square(a), times(r, r)));
    t.true(encloses(I.abs(a), size));
    t.true(encloses(I.neg(a), minus(rational(0n), r)));
    t.true(I.contains(I.positivePart(a), Math.max(x, 0)));
    t.true(I.magnitude(a) >= Math.abs(x));
  }
  t.true(I.square(a).lo >= 0 && I.abs(a).lo >= 0 && I.positivePart(a).lo >= 0);
});

testProp(
  'sum and dot contain the exact ones, and are exact on short dyadic numbers',
  [
    fc.array(fc.tuple(number, number), {maxLength: 6}),
    fc.array(fc.tuple(fc.integer({min: -99, max: 99}), fc.integer({min: -99, max: 99})), {maxLength: 6}),
  ],
  (t, rows, dyadic) => {
    for (const pairs of [rows, dyadic.map(([x, y]) => [x / 8, y / 4] as const)]) {
      const total = pairs.reduce((s, [x]) => plus(s, fromDouble(x)), rational(0n));
      const product = pairs.reduce((s, [x, y]) => plus(s, times(fromDouble(x), fromDouble(y))), rational(0n));
      const sum = I.sum(pairs.map(([x]) => I.point(x)));
      const dot = I.dot(
        pairs.map(([x]) => x),
        Float64Array.from(pairs, ([, y]) => y),
      );
      t.true(encloses(sum, total) && encloses(dot, product));
      const products = pairs.map(([x, y]) => ({lo: I.mulDown(x, y), hi: I.mulUp(x, y)}));
      t.deepEqual(dot, I.sum(products));
      if (pairs !== rows) t.true(sum.lo === sum.hi && dot.lo === dot.hi);
    }
  },
);

testProp('nextUp and nextDown are neighbours', [number], (t, x) => {
  const [up, down] = [I.nextUp(x), I.nextDown(x)];
  t.true(down < x && x < up);
  // No double between x and its neighbour, or at most one near the underflow threshold.
  if (up < INF && Math.abs(x) > 2 ** -1000) {
    const between = x + (up - x) / 2;
    t.true(between === x || between === up);
  }
  t.true(I.addUp(x, 0) === x && I.addDown(x, 0) === x);
});

/** Ends that overflow, underflow, or are infinite. */
const ENDS = [-INF, -MAX_VALUE, -1, -LEAST, -0, 0, LEAST, 1, MAX_VALUE, INF];

test('every pair of extreme intervals: ends in order, never NaN, all finite corners inside', (t) => {
  const intervals = ENDS.flatMap((lo, i) => ENDS.slice(i).map((hi) => ({lo, hi}))).filter(
    ({lo, hi}) => lo < INF && hi > -INF,
  );
  let wrong = 0;
  for (const a of intervals) {
    for (const one of [I.square(a), I.abs(a), I.neg(a), I.positivePart(a)]) if (!(one.lo <= one.hi)) wrong++;
    for (const b of intervals) {
      for (const [name, operation, exact] of operations) {
        if (name === 'scale') continue;
        const result = operation(a, b);
        if (!(result.lo <= result.hi)) wrong++;
        for (const x of [a.lo, a.hi]) {
          for (const y of [b.lo, b.hi]) {
            if (!Number.isFinite(x) || !Number.isFinite(y) || (name === 'div' && y === 0)) continue;
            if (!encloses(result, exact(fromDouble(x), fromDouble(y)))) wrong++;
          }
        }
      }
    }
  }
  t.is(wrong, 0);
});

test('overflow and underflow keep one finite end', (t) => {
  const most = I.point(MAX_VALUE);
  t.deepEqual(I.add(most, most), {lo: MAX_VALUE, hi: INF});
  t.deepEqual(I.mul(most, I.point(-2)), {lo: -INF, hi: -MAX_VALUE});
  t.deepEqual(I.div(most, I.point(0.5)), {lo: MAX_VALUE, hi: INF});
  const least = I.point(LEAST);
  const tiny = I.mul(least, I.point(0.25));
  t.true(tiny.lo <= 0 && tiny.hi > 0 && tiny.hi <= 2 * LEAST);
  const ratio = I.div(least, I.point(3));
  t.true(ratio.lo <= 0 && ratio.hi > 0 && ratio.hi <= 2 * LEAST);
  t.deepEqual(I.div(I.ONE, {lo: -1, hi: 1}), I.WHOLE);
  t.deepEqual(I.div(I.ONE, I.ZERO), I.WHOLE);
  t.deepEqual(I.mul(I.WHOLE, I.ZERO), I.ZERO);
});

test('what is exact stays a point', (t) => {
  t.deepEqual(I.add(I.point(0.5), I.point(0.25)), I.point(0.75));
  t.deepEqual(I.div(I.point(3), I.point(8)), I.point(0.375));
  t.deepEqual(I.mul(I.point(2 ** -500), I.point(2 ** -400)), I.point(2 ** -900));
  t.deepEqual(I.square(I.point(-1.5)), I.point(2.25));
  t.is(I.width(I.point(INF)), 0);
  t.true(I.width(I.add(I.point(0.1), I.point(0.2))) > 0);
  t.deepEqual(I.hull(I.point(1), I.point(-1)), {lo: -1, hi: 1});
  t.deepEqual(I.meet({lo: 0, hi: 2}, {lo: 1, hi: 3}), {lo: 1, hi: 2});
});

test('bad input', (t) => {
  t.throws(() => I.interval(1, 0), {instanceOf: InputError, message: /interval: ends: expected lo <= hi/});
  t.throws(() => I.interval(Number.NaN, 0), {instanceOf: InputError, message: /NaN/});
  t.throws(() => I.point(Number.NaN), {instanceOf: InputError, message: /point: x/});
  t.throws(() => I.meet(I.ZERO, I.ONE), {instanceOf: InputError});
});
