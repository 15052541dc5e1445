import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {expm1, tanh} from '../arithmetic/elementary.ts';
import {add, contains, mul, ONE, point, sum, ZERO} from '../arithmetic/interval.ts';
import {at, intervalMatrix} from '../linear/intervalMatrix.ts';
import {matrix} from '../linear/matrix.ts';
import {ACTIVATIONS} from './architecture.ts';
import {activate} from './evaluateNetwork.ts';
import {linear, type Pair, pairOf, plus, product} from './pair.ts';
import {projectRows} from './projectRows.ts';
import {mixRows, softmaxRows} from './softmaxRows.ts';

test('expm1 and tanh: exact at 0, relative error 2^-40 everywhere, monotone ends', (t) => {
  t.deepEqual(expm1(point(0)), point(0));
  t.deepEqual(tanh(point(0)), point(0));
  for (const x of [1e-320, 1e-200, 1e-9, 0.01, 1 / 32, 0.032, 0.5, 3, 19, 25, 700]) {
    for (const s of [x, -x]) {
      for (const [found, near] of [
        [expm1(point(s)), Math.expm1(s)],
        [tanh(point(s)), Math.tanh(s)],
      ] as const) {
        // Math.* is right to an ulp or two on this platform; its promise is none.
        const slack = Math.abs(near) * 2 ** -51 + 2 ** -1073;
        t.true(found.lo <= near + slack && near - slack <= found.hi, `${s}`);
        t.true(found.hi - found.lo <= Math.abs(near) * 2 ** -40 + 2 ** -1072, `${s} ${found.lo} ${found.hi}`);
      }
    }
  }
  t.deepEqual(tanh({lo: Number.NEGATIVE_INFINITY, hi: 0}), {lo: -1, hi: 0});
  t.is(expm1({lo: Number.NEGATIVE_INFINITY, hi: 0}).lo, -1);
});

const entry = fc.oneof(
  fc.integer({min: -12, max: 12}).map((x) => x / 4),
  fc.double({min: -4, max: 4, noNaN: true}),
);
const rows = (count: number, columns: number) =>
  fc.array(fc.array(entry, {minLength: columns, maxLength: columns}), {minLength: count, maxLength: count});
const two = fc
  .tuple(rows(2, 3), rows(2, 3), fc.constantFrom(1, 2 ** -10, 2 ** -30))
  .map(([a, b, size]) => [a, a.map((row, j) => row.map((x, i) => x + size * b[j]![i]!))] as const);

/** The change contains the difference computed in doubles, but for that difference's own rounding. */
function consistent(p: Pair, f: (row: readonly number[]) => number[], a: number[][], b: number[][]): boolean {
  return a.every((row, j) => {
    const [first, second] = [f(row), f(b[j]!)];
    return first.every((x, i) => {
      const y = second[i]!;
      const {lo, hi} = at(p.change, j, i);
      const error = 1e-13 * (1 + Math.abs(x) + Math.abs(y));
      return (
        Math.abs(at(p.first, j, i).lo - x) <= error &&
        Math.abs(at(p.second, j, i).hi - y) <= error &&
        lo - error <= y - x &&
        y - x <= hi + error
      );
    });
  });
}

testProp('softmax, projection and activations agree with plain doubles, changes too', [two], (t, [a, b]) => {
  const p = pairOf(matrix(a), matrix(b));
  const softmax = (row: readonly number[]) => {
    const top = Math.max(...row);
    const powers = row.map((x) => Math.exp(x - top));
    const total = powers.reduce((s, x) => s + x, 0);
    return powers.map((x) => x / total);
  };
  const project = (row: readonly number[]) => row.map((x) => x / Math.max(1, Math.hypot(...row)));
  t.true(consistent(softmaxRows(p), softmax, a, b as number[][]));
  t.true(consistent(projectRows(p), project, a, b as number[][]));
  for (const name of ACTIVATIONS) {
    const act = {
      relu: (x: number) => Math.max(x, 0),
      tanh: Math.tanh,
      leaky: (x: number) => (x < 0 ? 0.1 * x : x),
    }[name];
    t.true(
      consistent(activate(p, name), (row) => row.map(act), a, b as number[][]),
      name,
    );
  }
});

test('a change far below the rounding of the values is known to many digits', (t) => {
  const step = 2 ** -40;
  const p = pairOf(matrix([[0.3, -0.2, 2]]), matrix([[0.3 + step, -0.2, 2]]));
  const soft = softmaxRows(p).change;
  const moved = at(soft, 0, 0);
  t.true(moved.lo > 0 && moved.hi - moved.lo < moved.lo * 1e-6);
  const outside = projectRows(p).change;
  t.true(at(outside, 0, 0).lo > 0 && at(outside, 0, 0).hi - at(outside, 0, 0).lo < 1e-3 * step);
});

test('what does not change is known not to: logits moved alike, points of one ray, equal values', (t) => {
  const alike = softmaxRows(pairOf(matrix([[1, 2, 0.5]]), matrix([[3, 4, 2.5]]))).change;
  t.deepEqual([...alike.lo, ...alike.hi], [0, 0, 0, 0, 0, 0]);
  const ray = projectRows(pairOf(matrix([[1, 2]]), matrix([[1.5, 3]]))).change;
  t.deepEqual([...ray.lo, ...ray.hi], [0, 0, 0, 0]);
  const weights = softmaxRows(pairOf(matrix([[1, 2, 0.5]]), matrix([[0, 1, 0]])));
  const values = pairOf(matrix([[3], [3], [3]]), matrix([[3], [3], [3]]));
  t.deepEqual(at(mixRows(weights, values).first, 0, 0), point(3));
  t.deepEqual(at(mixRows(weights, values).change, 0, 0), point(0));
  t.true(contains(sum([0, 1, 2].map((i) => at(weights.first, 0, i))), ONE.lo));
});

testProp(
  'products are sums of products, end by end',
  [rows(2, 3), rows(2, 3), rows(3, 2), rows(3, 2)],
  (t, a, wider, b, more) => {
    const hull = (x: number[][], y: number[][]) =>
      intervalMatrix(
        x.map((row, j) => row.map((v, i) => ({lo: Math.min(v, y[j]![i]!), hi: Math.max(v, y[j]![i]!)}))),
      );
    for (const [x, y] of [
      [hull(a, a), hull(b, b)],
      [hull(a, wider), hull(b, b)],
      [hull(a, a), hull(b, more)],
      [hull(a, wider), hull(b, more)],
      [hull([[0, 0, 0]], [[0, 0, 0]]), hull(b, more)],
    ] as const) {
      const found = product(x, y);
      for (let j = 0; j < x.rows; j++) {
        for (let i = 0; i < 2; i++) {
          let total = ZERO;
          for (let l = 0; l < 3; l++) total = add(total, mul(at(x, j, l), at(y, l, i)));
          // 0 and -0 are one number.
          t.true(at(found, j, i).lo === total.lo && at(found, j, i).hi === total.hi);
        }
      }
    }
  },
);

testProp(
  'a network compared with itself has the numbers of two equal ones',
  [rows(2, 3), rows(3, 2), rows(3, 2)],
  (t, a, b, c) => {
    const copy = (m: number[][]) => matrix(m.map((row) => [...row]));
    const [x, P] = [matrix(a), matrix(b)];
    const through = (input: Pair, table: Pair) => {
      const y = projectRows(activate(linear(input, table), 'leaky'));
      return mixRows(softmaxRows(y), plus(y, y));
    };
    const same = through(pairOf(x, x), pairOf(P, P));
    t.deepEqual(same, through(pairOf(x, copy(a)), pairOf(P, copy(b))));
    t.true(same.change.lo.every((z) => z <= 0) && same.change.hi.every((z) => z >= 0));
    // Shared inputs under tables that differ are not shared.
    const other = through(pairOf(x, x), pairOf(P, matrix(c)));
    t.deepEqual(other.second, through(pairOf(x, copy(a)), pairOf(matrix(c), copy(c))).second);
  },
);
