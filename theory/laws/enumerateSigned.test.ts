import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {contains} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import {intervalMatrix} from '../linear/intervalMatrix.ts';
import {matrix} from '../linear/matrix.ts';
import {countSamples, enumerateSamples} from './enumerate.ts';
import {enumerateSignedSamples, enumerateSigns} from './enumerateSigned.ts';

/** Law of the signed sum by all 2^n signs of all ordered samples. */
function bruteForce(samples: readonly (readonly [number[], number])[], v: number[][]): Map<string, number> {
  const law = new Map<string, number>();
  for (const [sample, p] of samples) {
    for (let bits = 0; bits < 2 ** sample.length; bits++) {
      const sum = v[0]!.map(() => 0);
      for (const [i, a] of sample.entries()) {
        for (const c of sum.keys()) sum[c]! += ((bits >> i) & 1 ? 1 : -1) * v[a]![c]!;
      }
      const key = sum.map((s) => s + 0).join();
      law.set(key, (law.get(key) ?? 0) + p / 2 ** sample.length);
    }
  }
  return law;
}

function ordered(masses: readonly number[], n: number): [number[], number][] {
  const total = masses.reduce((a, b) => a + b, 0);
  let samples: [number[], number][] = [[[], 1]];
  for (let i = 0; i < n; i++) {
    samples = samples.flatMap(([s, p]) =>
      masses.flatMap((m, a): [number[], number][] => (m > 0 ? [[[...s, a], p * (m / total)]] : [])),
    );
  }
  return samples;
}

function collect(run: (visit: Parameters<typeof enumerateSigns>[2]) => void, halved: boolean) {
  const law = new Map<string, number>();
  const put = (key: string, p: number) => law.set(key, (law.get(key) ?? 0) + p);
  run((_p, _q, lo, hi, low, high) => {
    if (lo.some((x, c) => x !== hi[c])) throw new Error('not a point');
    const p = low / 2 + high / 2;
    put([...lo].map((s) => s + 0).join(), halved ? p / 2 : p);
    if (halved) put([...lo].map((s) => -s + 0).join(), p / 2);
  });
  return law;
}

function same(a: Map<string, number>, b: Map<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, p]) => Math.abs((b.get(key) ?? 9) - p) < 1e-14);
}

const vectors = fc.array(fc.array(fc.integer({min: -3, max: 3}), {minLength: 2, maxLength: 2}), {
  minLength: 3,
  maxLength: 3,
});
const masses = fc.array(fc.nat(4), {minLength: 3, maxLength: 3}).filter((m) => m.some((mass) => mass > 0));

testProp(
  'signed samples agree with all signs of all ordered samples, halved or not',
  [masses, vectors, fc.integer({min: 1, max: 4})],
  (t, m, v, n) => {
    const expected = bruteForce(ordered(m, n), v);
    for (const halved of [false, true]) {
      t.true(
        same(
          collect((visit) => enumerateSignedSamples(m, matrix(v), n, visit, halved), halved),
          expected,
        ),
      );
    }
  },
);

testProp('signs of a given sample agree with all 2^n', [masses, vectors], (t, counts, v) => {
  const sample = counts.flatMap((c, a) => new Array<number>(c).fill(a));
  const expected = bruteForce([[sample, 1]], v);
  for (const halved of [false, true]) {
    t.true(
      same(
        collect((visit) => enumerateSigns(counts, matrix(v), visit, halved), halved),
        expected,
      ),
    );
  }
});

test('dyadic probabilities sum to exactly 1, patterns are counted, counts agree with the sample law', (t) => {
  const m = [1, 2, 0, 5];
  const v = matrix([[1], [2], [3], [4]]);
  const law = new Map<string, number>();
  let sum = 0;
  let seen = 0;
  enumerateSignedSamples(m, v, 5, (plus, minus, _lo, _hi, low, high) => {
    t.is(low, high);
    sum += low;
    seen++;
    const key = plus.map((p, a) => p + minus[a]!).join();
    law.set(key, (law.get(key) ?? 0) + low);
  });
  t.is(sum, 1);
  t.is(seen, countSamples(6, 5));
  enumerateSamples(m, 5, (counts, lo) => t.is(law.get(counts.join()), lo));
  let half = 0;
  enumerateSignedSamples(m, v, 5, (_p, _q, _lo, _hi, low) => (half += low), true);
  t.is(half, 1);
});

test('vectors known up to rounding stay enclosed', (t) => {
  const third = {lo: 0.3333333333333333, hi: 0.33333333333333337};
  enumerateSigns([3, 1], intervalMatrix([[third], [{lo: -1, hi: -1}]]), (p, q, lo, hi) => {
    t.true(contains({lo: lo[0]!, hi: hi[0]!}, (p[0]! - q[0]!) / 3 - (p[1]! - q[1]!)));
    t.true(hi[0]! - lo[0]! < 1e-15);
  });
});

test('75,582 patterns are quick', (t) => {
  const v = matrix([0, 1, 2, 3, 4, 5].map((a) => [a, 1, a * a]));
  let seen = 0;
  const start = performance.now();
  enumerateSignedSamples([1, 1, 1, 1, 2, 2], v, 8, () => seen++);
  t.is(seen, 75_582);
  t.log(`75,582 patterns, 3 columns, ${(performance.now() - start).toFixed(1)} ms`);
});

test('input errors', (t) => {
  const v = matrix([[1], [2]]);
  const visit = () => {};
  t.throws(() => enumerateSignedSamples([1], v, 1, visit), {instanceOf: InputError, message: /vectors/});
  t.throws(() => enumerateSignedSamples([1, 1], v, 0, visit), {instanceOf: InputError, message: /n: /});
  t.throws(() => enumerateSigns([0, 0], v, visit), {instanceOf: InputError, message: /counts/});
  t.throws(() => enumerateSigns([1.5, 0], v, visit), {instanceOf: InputError, message: /counts\[0\]/});
  t.throws(() => intervalMatrix([[{lo: 1, hi: 0}]]), {instanceOf: InputError});
  t.throws(() => intervalMatrix([]), {instanceOf: InputError});
  t.throws(() => intervalMatrix([[{lo: 1, hi: 1}], []]), {instanceOf: InputError});
});
