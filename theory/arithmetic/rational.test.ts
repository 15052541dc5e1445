import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {nextDown, nextUp} from './interval.ts';
import {
  compare,
  fromDouble,
  minus,
  over,
  plus,
  type Rational,
  rational,
  ratioToInterval,
  sqrtToInterval,
  times,
  toInterval,
} from './rational.ts';

const doubles = () => fc.double({noNaN: true, noDefaultInfinity: true});
const integers = () => fc.bigInt({min: -(2n ** 400n), max: 2n ** 400n});
const denominators = () => fc.bigInt({min: 1n, max: 2n ** 400n});

testProp('a double is one rational, and that rational is the double again', [doubles()], (t, x) => {
  const r = fromDouble(x);
  t.deepEqual(toInterval(r), {lo: x + 0, hi: x + 0});
  t.is(compare(r, r), 0);
});

testProp('the field laws hold exactly', [doubles(), doubles(), doubles()], (t, x, y, z) => {
  const [a, b, c] = [fromDouble(x), fromDouble(y), fromDouble(z)];
  const same = (left: Rational, right: Rational) => t.is(compare(left, right), 0);
  same(times(a, plus(b, c)), plus(times(a, b), times(a, c)));
  same(minus(plus(a, b), b), a);
  if (b.num !== 0n) same(times(over(a, b), b), a);
  t.is(compare(a, b), x < y ? -1 : x > y ? 1 : 0);
});

/** The tightest enclosure: contains r, ends equal or neighbours, ends equal only if r is that double. */
function isTightest(r: Rational): boolean {
  const {lo, hi} = toInterval(r);
  if (hi === Number.POSITIVE_INFINITY) return lo === Number.MAX_VALUE && compare(fromDouble(lo), r) < 0;
  if (lo === Number.NEGATIVE_INFINITY) return hi === -Number.MAX_VALUE && compare(r, fromDouble(hi)) < 0;
  if (lo === hi) return compare(fromDouble(lo), r) === 0;
  const middle = lo / 2 + hi / 2;
  const neighbours = nextUp(lo) >= hi || nextDown(hi) <= lo || middle === lo || middle === hi;
  return compare(fromDouble(lo), r) < 0 && compare(r, fromDouble(hi)) < 0 && neighbours;
}

testProp('a quotient has the tightest enclosure', [integers(), denominators()], (t, num, den) => {
  t.true(isTightest(rational(num, den)));
  t.true(isTightest(rational(num, den << 900n)));
  t.true(isTightest(rational(num << 900n, den)));
});

test('enclosures beyond the range of doubles', (t) => {
  t.deepEqual(ratioToInterval(1n, 1n << 1100n), {lo: 0, hi: 2 ** -1074});
  t.deepEqual(ratioToInterval(-3n, 1n << 1075n), {lo: -(2 ** -1073), hi: -(2 ** -1074)});
  t.deepEqual(ratioToInterval(1n << 1100n, 3n), {lo: Number.MAX_VALUE, hi: Number.POSITIVE_INFINITY});
  t.deepEqual(ratioToInterval((1n << 53n) + 1n, 1n), {lo: 2 ** 53, hi: 2 ** 53 + 2});
  t.deepEqual(ratioToInterval(1n << 1023n, 1n), {lo: 2 ** 1023, hi: 2 ** 1023});
});

testProp(
  'the root is enclosed, within a few units in the last place',
  [integers(), denominators()],
  (t, num, den) => {
    const size = num < 0n ? -num : num;
    for (const r of [
      rational(size, den),
      rational(size, den << 900n),
      rational(size << 900n, den),
      rational(size ** 2n, den ** 2n),
    ]) {
      const {lo, hi} = sqrtToInterval(r);
      const squared = (x: number) => times(fromDouble(x), fromDouble(x));
      t.true(lo >= 0 && compare(squared(lo), r) <= 0);
      if (hi < Number.POSITIVE_INFINITY) {
        t.true(compare(r, squared(hi)) <= 0);
        t.true(hi - lo <= hi * 2 ** -50 + 2 ** -1060);
      }
    }
  },
);

test('roots that are doubles are points', (t) => {
  t.deepEqual(sqrtToInterval(rational(9n, 16n)), {lo: 0.75, hi: 0.75});
  t.deepEqual(sqrtToInterval(rational(9n, 1n << 1600n)), {lo: 3 * 2 ** -800, hi: 3 * 2 ** -800});
  t.deepEqual(sqrtToInterval(rational(1n << 1900n)), {lo: 2 ** 950, hi: 2 ** 950});
  t.deepEqual(sqrtToInterval(rational(1n, 1n << 9000n)), {lo: 0, hi: 2 ** -1074});
  t.is(sqrtToInterval(rational(1n << 9000n)).hi, Number.POSITIVE_INFINITY);
  t.throws(() => sqrtToInterval(rational(-1n)), {message: /sqrtToInterval: r/});
});

test('no denominator 0, no NaN', (t) => {
  t.throws(() => rational(1n, 0n), {message: /rational: den/});
  t.throws(() => over(rational(1n), rational(0n)), {message: /over: b/});
  t.throws(() => fromDouble(Number.NaN), {message: /fromDouble: x/});
  t.deepEqual(rational(2n, -4n), {num: -1n, den: 2n});
});
