import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {addDown, addUp, type Interval, mulDown, mulUp} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import {enumerateSamples} from '../laws/enumerate.ts';
import {intervalMatrix} from '../linear/intervalMatrix.ts';
import {matrix, toRows} from '../linear/matrix.ts';
import {rademacherThresholds} from '../testing/rademacherThresholds.ts';
import {
  rademacherBall,
  rademacherBallByCounts,
  rademacherFinite,
  rademacherFiniteByCounts,
} from './empiricalRademacher.ts';
import {expectedRademacherBall, expectedRademacherFinite} from './expectedRademacher.ts';

/** Numbers computed elsewhere: thresholds by the reflection formula, unit ball in one dimension by E|S_n| / n. */
const THRESHOLDS = {4: 0.296875, 8: 0.2280273438, 64: 0.0923104003, 256: 0.0479632879};
const UNIT_BALL_1D = {2: 0.5, 4: 0.375, 8: 0.2734375, 16: 0.1963806152};

const thresholds = (n: number) =>
  matrix(Array.from({length: n}, (_, i) => Array.from({length: n + 1}, (_, r) => (i >= r ? 1 : 0))));

test('thresholds: enumeration up to n = 16, dynamic program at every row', (t) => {
  for (const [key, value] of Object.entries(THRESHOLDS)) {
    const n = Number(key);
    const got = rademacherThresholds(n);
    t.true(Math.abs(got.lo - value) < 1e-10 && Math.abs(got.hi - value) < 1e-10, `${n}: ${got.lo}`);
    t.true(got.hi - got.lo < 1e-13);
  }
  for (const n of [1, 2, 3, 4, 8, 16]) t.deepEqual(rademacherFinite(thresholds(n)), rademacherThresholds(n));
});

test('unit ball in one dimension: signs, counts, expectation', (t) => {
  for (const [key, value] of Object.entries(UNIT_BALL_1D)) {
    const n = Number(key);
    const got = rademacherBall(matrix(Array.from({length: n}, () => [1])), 1);
    t.is(got.lo, got.hi);
    t.true(Math.abs(got.lo - value) < 1e-10);
    t.deepEqual(rademacherBallByCounts([n], matrix([[1]]), 1), got);
    t.deepEqual(expectedRademacherBall([1, 3], matrix([[1], [-1]]), 2, n), {lo: 2 * got.lo, hi: 2 * got.hi});
  }
});

test('absolute value or not: the function 1 at n = 4', (t) => {
  const one = matrix([[1], [1], [1], [1]]);
  t.true(rademacherFinite(one).hi === 0 && rademacherFinite(one).lo === 0);
  t.deepEqual(rademacherFinite(matrix(toRows(one).map(([x]) => [x!, -x!]))), {lo: 0.375, hi: 0.375});
});

/** Plain averages over all signs. */
function plain(sample: number[][], value: (sum: number[]) => number): number {
  let total = 0;
  for (let bits = 0; bits < 2 ** sample.length; bits++) {
    total += value(
      sample[0]!.map((_, c) => sample.reduce((s, v, i) => s + ((bits >> i) & 1 ? 1 : -1) * v[c]!, 0)),
    );
  }
  return total / 2 ** sample.length / sample.length;
}

const close = (a: Interval, x: number) => a.lo <= x + 1e-12 && a.hi >= x - 1e-12 && a.hi - a.lo < 1e-12;
const entry = fc.oneof(fc.integer({min: -2, max: 2}), fc.double({min: -2, max: 2, noNaN: true}));
const rows = (columns: number, most: number) =>
  fc.array(fc.array(entry, {minLength: columns, maxLength: columns}), {minLength: 1, maxLength: most});

testProp('agrees with plain averages over all 2^n signs', [rows(3, 7)], (t, sample) => {
  t.true(
    close(
      rademacherFinite(matrix(sample)),
      plain(sample, (s) => Math.max(...s)),
    ),
  );
  t.true(
    close(
      rademacherFinite(matrix(sample.map((values) => values.flatMap((x) => [x, -x])))),
      plain(sample, (s) => Math.max(...s.map(Math.abs))),
    ),
  );
  t.true(close(rademacherBall(matrix(sample), 1.5), 1.5 * plain(sample, (s) => Math.hypot(...s))));
});

const counts = fc.array(fc.nat(3), {minLength: 3, maxLength: 3}).filter((c) => c.some((x) => x > 0));
const three = fc.array(fc.array(entry, {minLength: 2, maxLength: 2}), {minLength: 3, maxLength: 3});
const overlap = (a: Interval, b: Interval) => a.lo <= b.hi && b.lo <= a.hi;

testProp('by counts and by signs agree', [counts, three], (t, c, table) => {
  const sample = matrix(c.flatMap((count, a) => new Array<number[]>(count).fill(table[a]!)));
  t.true(overlap(rademacherFinite(sample), rademacherFiniteByCounts(c, matrix(table))));
  t.true(overlap(rademacherBall(sample, 3), rademacherBallByCounts(c, matrix(table), 3)));
});

const few = fc.array(fc.nat(4), {minLength: 3, maxLength: 3}).filter((c) => c.some((x) => x > 0));
const alike = fc.array(fc.constantFrom<number[][]>([1, 2], [-1, -2], [0, 0], [1, -2], [-1, 2]), {
  minLength: 3,
  maxLength: 3,
});

testProp(
  'by counts, rows equal, opposite and 0: all 2^n signs agree, n up to 12',
  [few, alike],
  (t, c, table) => {
    const sample = c.flatMap((count, a) => new Array<number[]>(count).fill(table[a]!));
    const finite = rademacherFiniteByCounts(c, matrix(table));
    t.true(
      close(
        finite,
        plain(sample, (s) => Math.max(...s)),
      ),
    );
    const ball = rademacherBallByCounts(c, matrix(table), 2);
    t.true(close(ball, 2 * plain(sample, (s) => Math.hypot(...s))));
  },
);

test('by counts at n = 1,000: equal and opposite rows are one, E|S_n| / n = C(n, n/2) / 2^n', (t) => {
  // E|S_n| / n = C(n, n/2) / 2^n for even n.
  let expected = 1;
  for (let k = 1; k <= 500; k++) expected *= (500 + k) / (4 * k);
  const got = rademacherBallByCounts([600, 400], matrix([[1], [-1]]), 1);
  t.true(got.hi - got.lo < 1e-14 && Math.abs(got.lo - expected) < 1e-14);
  t.deepEqual(rademacherBallByCounts([500, 500], matrix([[1], [-1]]), 1), got);
  t.deepEqual(
    rademacherFiniteByCounts(
      [10, 990],
      matrix([
        [1, -1],
        [-1, 1],
      ]),
    ),
    got,
  );
});

testProp(
  'the expectation is the mean over all samples',
  [counts, three, fc.integer({min: 1, max: 4})],
  (t, m, v, n) => {
    const table = matrix(v);
    const mean = (rhat: (c: Int32Array) => Interval): Interval => {
      let lo = 0;
      let hi = 0;
      enumerateSamples(m, n, (c, low, high) => {
        const r = rhat(c);
        lo = addDown(lo, mulDown(low, r.lo));
        hi = addUp(hi, mulUp(high, r.hi));
      });
      return {lo, hi};
    };
    const finite = expectedRademacherFinite(m, table, n);
    t.true(
      overlap(
        finite,
        mean((c) => rademacherFiniteByCounts(c, table)),
      ),
    );
    t.true(finite.hi - finite.lo < 1e-13);
    const ball = expectedRademacherBall(m, table, 0.5, n);
    t.true(
      overlap(
        ball,
        mean((c) => rademacherBallByCounts(c, table, 0.5)),
      ),
    );
    t.true(ball.hi - ball.lo < 1e-13);
  },
);

test('symmetrisation on two points, factor 2 at n = 1', (t) => {
  // Heads 0 and 1 with values (0, 0) and (0, 1), weights 3/4 and 1/4, n = 1:
  // E max_f (P - P_S) f = 3/4 * 1/4 = 3/16, R_1 = E max(0, sigma f(x)) = 1/8: 3/16 is above R_1 and below 2 R_1.
  const values = matrix([
    [0, 0],
    [0, 1],
  ]);
  let left = 0;
  enumerateSamples([3, 1], 1, (c, p) => {
    left += p * Math.max(0, 1 / 4 - c[1]!);
  });
  t.is(left, 3 / 16);
  t.deepEqual(expectedRademacherFinite([3, 1], values, 1), {lo: 0.125, hi: 0.125});
});

test('rounding does not drift at n = 20', (t) => {
  const third = matrix(Array.from({length: 20}, (_, i) => [1 / 3, 0.1 * i, Math.SQRT2]));
  const start = performance.now();
  const ball = rademacherBall(third, 1);
  t.log(`2^19 sums, 3 columns: ${(performance.now() - start).toFixed(0)} ms, width ${ball.hi - ball.lo}`);
  t.true(ball.hi - ball.lo < 1e-12);
  const tenth = {lo: 0.1, hi: 0.1 + 2 ** -50};
  const wide = rademacherBall(intervalMatrix(Array.from({length: 12}, () => [tenth])), 1);
  t.true(wide.hi - wide.lo < 13 * 2 ** -50);
});

test('input errors', (t) => {
  const one = matrix([[1]]);
  const long = matrix(Array.from({length: 25}, () => [1]));
  t.throws(() => rademacherBall(one, 0), {instanceOf: InputError, message: /radius/});
  t.throws(() => rademacherBall(long, 1), {instanceOf: InputError, message: /at most 24/});
  t.throws(() => rademacherFinite(long), {instanceOf: InputError, message: /rademacherFinite/});
  t.throws(() => rademacherBallByCounts([0], one, 1), {instanceOf: InputError, message: /one draw/});
  t.throws(() => rademacherFiniteByCounts([-1], one), {instanceOf: InputError});
  t.throws(() => expectedRademacherFinite([1, 1], one, 1), {instanceOf: InputError, message: /2 rows/});
  const equal = matrix([[1], [1]]);
  t.throws(() => expectedRademacherFinite([-1, 2], equal, 1), {
    instanceOf: InputError,
    message: /masses\[0\]/,
  });
  t.throws(() => expectedRademacherBall([1], one, 1, 0), {instanceOf: InputError, message: /n: /});
  t.throws(() => expectedRademacherBall([1], one, Number.NaN, 1), {instanceOf: InputError});
  const many = matrix(Array.from({length: 30}, (_, i) => [i]));
  t.throws(() => expectedRademacherFinite(new Array(30).fill(1), many, 9), {
    instanceOf: InputError,
    message: /at most/,
  });
});
