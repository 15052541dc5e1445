import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {InputError} from '../errors.ts';
import {matrix} from '../linear/matrix.ts';
import {pool} from './pool.ts';
import {groupRows, pushforwardTotalVariation, totalVariation} from './totalVariation.ts';

const two = pool({total: 4, U: {plus: [1, 0], minus: [2, 1]}, T: {plus: [0, 3], minus: [1, 0]}});

test('hand cases', (t) => {
  // Joint: (|−1| + |3| + |−1| + |−1|) / 8 = 6/8; inputs: (|1−3| + |3−1|) / 8 = 1/2.
  t.deepEqual(totalVariation(two), {lo: 0.75, hi: 0.75});
  t.deepEqual(totalVariation(two, 'inputs'), {lo: 0.5, hi: 0.5});
  // One value of h: only the labels differ, P(+) = 1/4 against 3/4.
  t.deepEqual(pushforwardTotalVariation(two, matrix([[1], [1]])), {lo: 0.5, hi: 0.5});
  t.deepEqual(pushforwardTotalVariation(two, matrix([[7], [7]]), 'inputs'), {lo: 0, hi: 0});
  t.deepEqual(pushforwardTotalVariation(two, matrix([[3], [-1]])), {lo: 0.75, hi: 0.75});
  const apart = pool({total: 3, U: {plus: [3, 0], minus: [0, 0]}, T: {plus: [0, 3], minus: [0, 0]}});
  t.deepEqual(totalVariation(apart), {lo: 1, hi: 1});
  const third = totalVariation(
    pool({total: 3, U: {plus: [3, 0], minus: [0, 0]}, T: {plus: [2, 1], minus: [0, 0]}}),
  );
  t.true(third.lo < third.hi && third.lo <= 1 / 3 && third.hi >= 1 / 3);
});

test('rows are compared exactly, zero has one sign', (t) => {
  t.deepEqual(
    Array.from(
      groupRows(
        matrix([
          [0, 1],
          [-0, 1],
          [0, 1 + 2 ** -52],
          [0, 1],
        ]),
      ).of,
    ),
    [0, 0, 1, 0],
  );
  t.is(groupRows(matrix([[1], [2], [1]])).count, 2);
});

test('input errors', (t) => {
  t.throws(() => totalVariation(two, 'x' as 'joint'), {instanceOf: InputError, message: /of: expected/});
  t.throws(() => pushforwardTotalVariation(two, matrix([[1]])), {instanceOf: InputError, message: /2 rows/});
});

const law = fc.array(fc.nat(8), {minLength: 8, maxLength: 8}).map((m) => {
  const rest = 64 - m.reduce((a, b) => a + b, 0);
  return {plus: [m[0]! + rest, m[1]!, m[2]!, m[3]!], minus: m.slice(4)};
});

testProp(
  'data processing and ranges, decided exactly',
  [law, law, fc.array(fc.nat(2), {minLength: 4, maxLength: 4})],
  (t, U, T, keys) => {
    const p = pool({total: 64, U, T});
    const joint = totalVariation(p).lo;
    const table = matrix(keys.map((k) => [k]));
    const pushed = pushforwardTotalVariation(p, table).hi;
    t.true(pushed <= joint && joint <= 1);
    t.true(totalVariation(p, 'inputs').hi <= joint);
    t.true(pushforwardTotalVariation(p, table, 'inputs').hi <= pushed);
    t.deepEqual(pushforwardTotalVariation(p, matrix(keys.map((k) => [1, k / 3]))), {lo: pushed, hi: pushed});
    t.is(pushforwardTotalVariation(p, matrix([[0], [1], [2], [3]])).hi, joint);
  },
);
