import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {addDown, addUp} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import {countSamples, enumerateSamples} from './enumerate.ts';

/** All ordered samples, summed by their count vectors. */
function bruteForce(masses: readonly number[], n: number): Map<string, number> {
  const total = masses.reduce((a, b) => a + b, 0);
  const found = new Map<string, number>();
  const draw = (counts: number[], left: number, p: number): void => {
    if (left === 0) {
      found.set(counts.join(), (found.get(counts.join()) ?? 0) + p);
      return;
    }
    for (const [a, mass] of masses.entries()) {
      if (mass > 0) draw(counts.with(a, counts[a]! + 1), left - 1, p * (mass / total));
    }
  };
  draw(masses.map(() => 0), n, 1); // biome-ignore format: one line
  return found;
}

const masses = fc.array(fc.nat(5), {minLength: 1, maxLength: 4}).filter((m) => m.some((mass) => mass > 0));

testProp('agrees with all ordered samples', [masses, fc.integer({min: 1, max: 5})], (t, m, n) => {
  const expected = bruteForce(m, n);
  let seen = 0;
  enumerateSamples(m, n, (counts, lo, hi) => {
    seen++;
    const p = expected.get(counts.join())!;
    t.true(lo <= p + 1e-15 && hi >= p - 1e-15 && hi - lo <= 1e-14 && lo >= 0 && hi <= 1);
  });
  t.is(seen, expected.size);
  t.is(seen, countSamples(m.filter((mass) => mass > 0).length, n));
});

test('dyadic laws: points that sum to exactly 1', (t) => {
  for (const [m, n] of [
    [[1, 0, 2, 5], 8],
    [[3, 3, 6], 20],
    [[1], 1000],
    [[1, 7, 8, 16, 0], 10],
  ] as const) {
    let sum = 0;
    let points = true;
    enumerateSamples(m, n, (_, lo, hi) => {
      points &&= lo === hi;
      sum += lo;
    });
    t.true(points);
    t.is(sum, 1);
  }
});

test('other laws are enclosed', (t) => {
  for (const [m, n] of [
    [[1, 2, 4], 12],
    [[2 ** 46 - 1, 1, 5], 30],
    [[1, 2], 1000],
  ] as const) {
    let lo = 0;
    let hi = 0;
    enumerateSamples(m, n, (_, l, h) => {
      lo = addDown(lo, l);
      hi = addUp(hi, h);
    });
    t.true(lo <= 1 && hi >= 1 && hi - lo < 1e-9, `${lo} ${hi}`);
  }
});

test('every probability is enclosed, and tightly, against integers', (t) => {
  const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));
  const scaled = (x: number) => BigInt(x * 2 ** 500);
  for (const [m, n] of [
    [[1, 2, 4], 12],
    [[3, 0, 7], 40],
    [[2 ** 40 - 1, 5, 2 ** 30], 6],
  ] as const) {
    const total = BigInt(m.reduce((a, b) => a + b, 0)) ** BigInt(n);
    enumerateSamples(m, n, (counts, lo, hi) => {
      let exact = factorial(n);
      for (const [a, c] of counts.entries()) exact = (exact / factorial(c)) * BigInt(m[a]!) ** BigInt(c);
      const value = exact * 2n ** 500n;
      if (scaled(lo) * total > value || scaled(hi) * total < value || hi - lo > 1e-14 * hi)
        t.fail(`${m} ${counts}`);
    });
  }
  t.pass();
});

test('counts of count vectors', (t) => {
  t.is(countSamples(12, 8), 75_582);
  t.is(countSamples(1, 5), 1);
  t.is(countSamples(3, 0), 1);
  t.is(countSamples(2, 2 ** 53 - 1), 2 ** 53);
  t.is(countSamples(2, 2 ** 53), Number.POSITIVE_INFINITY);
  t.is(countSamples(140_000, 50), Number.POSITIVE_INFINITY);
  let seen = 0;
  const start = performance.now();
  enumerateSamples([1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2], 8, () => seen++);
  t.is(seen, 75_582);
  t.log(`75,582 count vectors in ${(performance.now() - start).toFixed(1)} ms`);
  const dividing = performance.now();
  enumerateSamples([1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3], 8, () => seen++);
  t.log(`75,582 with a division each in ${(performance.now() - dividing).toFixed(1)} ms`);
});

test('input errors', (t) => {
  const visit = () => {};
  t.throws(() => enumerateSamples([1], 0, visit), {instanceOf: InputError, message: /n: expected/});
  t.throws(() => enumerateSamples([0, 0], 1, visit), {instanceOf: InputError, message: /masses: expected/});
  t.throws(() => enumerateSamples([0.5], 1, visit), {instanceOf: InputError, message: /masses\[0\]/});
  t.throws(() => countSamples(0, 1), {instanceOf: InputError});
  t.throws(() => countSamples(1, -1), {instanceOf: InputError});
});
