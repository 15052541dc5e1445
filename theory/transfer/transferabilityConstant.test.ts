import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {contains, type Interval, interval, point} from '../arithmetic/interval.ts';
import {transferabilityConstant, transfers} from './decomposition.ts';

const INFINITE = {lo: Number.POSITIVE_INFINITY, hi: Number.POSITIVE_INFINITY};
const gap = (left: number | Interval, right: number | Interval) => ({
  left: typeof left === 'number' ? point(left) : left,
  right: typeof right === 'number' ? point(right) : right,
});
const positive = () => fc.double({min: 1e-12, max: 1e6, noNaN: true});
/** Away from underflow, where a certified constant is farther from the smallest. */
const any = () => fc.double({min: -1e3, max: 1e3, noNaN: true}).map((x) => (Math.abs(x) < 1e-200 ? 0 : x));

testProp(
  'the certified constant decides every inequality, and is the smallest up to 1e-12',
  [
    fc.array(fc.tuple(any(), positive(), fc.double({min: 0, max: 1e-3, noNaN: true})), {
      minLength: 1,
      maxLength: 8,
    }),
    fc.constantFrom(1, 0.5, 0.3),
  ],
  (t, rows, beta) => {
    const gaps = rows.map(([l, r, w]) => gap(interval(l, l + w * Math.abs(l)), interval(r, r + w * r)));
    const {status, constant, certified} = transferabilityConstant(gaps, beta);
    t.is(status, 'finite');
    for (const g of gaps) t.true(g.left.hi <= 0 || transfers(g, beta, certified));
    t.true(certified >= constant.lo && certified <= constant.hi * (1 + 1e-12));
    for (const [l, r] of rows) t.true(Math.max(l, 0) <= constant.hi * r ** beta * (1 + 1e-12));
    t.true(rows.every(([l]) => l <= 0) ? constant.hi === 0 : constant.lo <= constant.hi);
  },
);

test('near underflow the certified constant still decides, and soon', (t) => {
  for (const [left, right] of [
    [5e-324, 1e-12],
    [1e-320, 1e-6],
    [1e-310, 0.3],
  ] as const) {
    for (const beta of [1, 0.5]) {
      const {status, certified} = transferabilityConstant([gap(left, right)], beta);
      t.is(status, 'finite');
      t.true(transfers(gap(left, right), beta, certified));
    }
  }
});

test('hand examples', (t) => {
  const at = (beta: number, ...gaps: ReturnType<typeof gap>[]) => transferabilityConstant(gaps, beta);
  t.deepEqual(at(0.5, gap(1, 1)), {status: 'finite', constant: point(1), certified: 1});
  t.deepEqual(at(0.5, gap(1, 4), gap(3, 4), gap(-1, 0)), {
    status: 'finite',
    constant: point(1.5),
    certified: 1.5,
  });
  t.deepEqual(at(1, gap(0, 0)), {status: 'finite', constant: point(0), certified: 0});
  t.true(contains(at(1, gap(1, 3)).constant, 1 / 3));
  t.deepEqual(at(0.5, gap(1, 1), gap(0.25, 0)), {
    status: 'infinite',
    constant: INFINITE,
    certified: Number.POSITIVE_INFINITY,
  });
  t.is(at(0.5, gap(0.25, -1)).status, 'infinite');
});

test('what the enclosures do not tell is undecided, not passed and not infinite', (t) => {
  const at = (...gaps: ReturnType<typeof gap>[]) => transferabilityConstant(gaps, 0.5);
  t.like(at(gap(1, 1), gap(1e-20, interval(0, 1e-20))), {
    status: 'undecided',
    certified: Number.POSITIVE_INFINITY,
  });
  t.like(at(gap(interval(0, 1e-20), 0)), {status: 'undecided'});
  t.like(at(gap(interval(-1, 0), interval(-1, 1))), {status: 'finite', certified: 0});
  t.like(at(gap(interval(-1, 1), interval(-1, 1)), gap(1, 0)), {status: 'infinite'});
  t.is(transferabilityConstant([gap(1e300, 1e-300)], 1).status, 'undecided');
  const {constant} = at(gap(2, 1), gap(1, interval(0, 1 / 4)));
  t.deepEqual(constant, {lo: 2, hi: Number.POSITIVE_INFINITY});
});

test('bad input', (t) => {
  t.throws(() => transferabilityConstant([], 0.5), {message: /gaps/});
  t.throws(() => transferabilityConstant([gap(1, 1)], 0), {message: /beta/});
  t.throws(() => transferabilityConstant([gap(1, 1)], 2), {message: /beta/});
  t.throws(() => transferabilityConstant([gap({lo: 1, hi: 0}, 1)], 1), {message: /gaps\[0\].left/});
  t.throws(() => transferabilityConstant([gap(1, {lo: Number.NaN, hi: 0})], 1), {message: /gaps\[0\].right/});
});
