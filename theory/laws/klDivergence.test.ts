import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {sqrt} from '../arithmetic/elementary.ts';
import {contains, scale, ZERO} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import {matrix} from '../linear/matrix.ts';
import {randomCase} from '../testing/randomCase.ts';
import {klDivergence, pushforwardKlDivergence} from './klDivergence.ts';
import {pool} from './pool.ts';
import {totalVariation} from './totalVariation.ts';

const plain = (p: readonly number[], q: readonly number[]): number =>
  p.reduce((s, a, i) => s + (a === 0 ? 0 : a * Math.log(a / q[i]!)), 0);

testProp(
  'the sum in doubles, data processing and Pinsker',
  [fc.nat(1e6)],
  (t, seed) => {
    const c = randomCase(seed);
    const {T, U, total} = c.pool;
    const of = (law: typeof T) => [...law.plus, ...law.minus].map((mass) => mass / total);
    for (const [under, sum] of [
      ['T', plain(of(T), of(U))],
      ['U', plain(of(U), of(T))],
    ] as const) {
      const found = klDivergence(c.pool, 'joint', under);
      if (sum === Number.POSITIVE_INFINITY) t.deepEqual(found, {lo: sum, hi: sum});
      else {
        t.true(Math.abs(found.hi - sum) < 1e-13 * (1 + sum) && Math.abs(found.lo - sum) < 1e-13 * (1 + sum));
        t.true(found.hi - found.lo < 1e-13 * (1 + sum));
      }
      t.true(totalVariation(c.pool).lo <= sqrt(scale(0.5, found)).hi);
      t.true(pushforwardKlDivergence(c.pool, c.representation, 'joint', under).lo <= found.hi);
      t.true(klDivergence(c.pool, 'inputs', under).lo <= found.hi);
    }
  },
  {numRuns: 200},
);

test('known values', (t) => {
  const coin = pool({total: 4, U: {plus: [2], minus: [2]}, T: {plus: [3], minus: [1]}});
  // (3/4) ln(3/2) + (1/4) ln(1/2) = 0.130812035941137...
  const found = klDivergence(coin);
  t.true(found.lo <= 0.13081203594113697 && found.hi >= 0.13081203594113694 && found.hi - found.lo < 1e-14);
  t.deepEqual(klDivergence(coin, 'inputs'), ZERO);
  t.deepEqual(pushforwardKlDivergence(coin, matrix([[7]]), 'inputs'), ZERO);
  const moved = pool({total: 2, U: {plus: [2, 0], minus: [0, 0]}, T: {plus: [1, 1], minus: [0, 0]}});
  t.is(klDivergence(moved).lo, Number.POSITIVE_INFINITY);
  t.true(contains(klDivergence(moved, 'joint', 'U'), Math.LN2));
  t.deepEqual(pushforwardKlDivergence(moved, matrix([[1], [1]])), ZERO, 'h hides the move');
});

test('errors name what was expected', (t) => {
  const one = pool({total: 1, U: {plus: [1], minus: [0]}, T: {plus: [1], minus: [0]}});
  const throws = (call: () => unknown, message: RegExp) => t.throws(call, {instanceOf: InputError, message});
  throws(() => klDivergence(one, 'labels' as never), /klDivergence: of: expected 'inputs' or 'joint'/);
  throws(() => klDivergence(one, 'joint', 'V' as never), /klDivergence: under: expected 'T' or 'U', got "V"/);
  throws(() => pushforwardKlDivergence(one, matrix([[1], [2]])), /table: expected 1 rows/);
});
