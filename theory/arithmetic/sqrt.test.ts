import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {sqrt} from './elementary.ts';
import {mulDown, mulUp} from './interval.ts';
import {LongSum} from './longSum.ts';

test('exact where it can be, quick at the smallest doubles', (t) => {
  t.deepEqual(sqrt({lo: 4, hi: 9}), {lo: 2, hi: 3});
  t.deepEqual(sqrt({lo: 2 ** -1074, hi: 2 ** -1074}), {lo: 2 ** -537, hi: 2 ** -537});
  t.deepEqual(sqrt({lo: -1e-320, hi: 2 ** -800}), {lo: 0, hi: 2 ** -400});
  t.is(sqrt({lo: 1e-320, hi: 4}).hi, 2);
  t.true(sqrt({lo: 0, hi: 0}).hi === 0);
});

testProp('squares bracket the argument', [fc.double({min: 0, max: 1e300, noNaN: true})], (t, x) => {
  const r = sqrt({lo: x, hi: x});
  t.true(mulDown(r.lo, r.lo) <= x && mulUp(r.hi, r.hi) >= x && r.hi - r.lo <= 1e-15 * r.hi);
});

test('long sums: points stay points, rounding grows slowly', (t) => {
  const whole = new LongSum();
  const tenths = new LongSum();
  for (let i = 1; i <= 100_000; i++) {
    whole.add(i, i);
    tenths.addProduct(0.1, 0.1, 1, 1);
  }
  t.deepEqual(whole.value(), {lo: 5_000_050_000, hi: 5_000_050_000});
  const sum = tenths.value();
  t.true(sum.lo <= 10_000.000000001 && sum.hi >= 10_000 && sum.hi - sum.lo < 1e-8);
});
