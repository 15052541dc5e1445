import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {InputError} from '../errors.ts';
import {matrix} from '../linear/matrix.ts';
import {rademacherBall} from './empiricalRademacher.ts';
import {rademacherSandwich, rademacherSandwichByCounts} from './rademacherSandwich.ts';

test('both sides are attained', (t) => {
  const equal = matrix([[1], [1]]);
  t.deepEqual(rademacherSandwich(equal, 1).lower, {lo: 0.5, hi: 0.5});
  t.deepEqual(rademacherBall(equal, 1), {lo: 0.5, hi: 0.5});
  const single = matrix([[3, 4]]);
  t.deepEqual(rademacherSandwich(single, 2).upper, {lo: 10, hi: 10});
  t.deepEqual(rademacherBall(single, 2), {lo: 10, hi: 10});
  const orthogonal = matrix([
    [3, 0],
    [0, 4],
  ]);
  t.deepEqual(rademacherSandwich(orthogonal, 1).upper, rademacherBall(orthogonal, 1));
  t.true(rademacherSandwich(matrix([[0]]), 1).upper.hi === 0);
});

const entry = fc.oneof(fc.integer({min: -2, max: 2}), fc.double({min: -2, max: 2, noNaN: true}));
const sample = fc.array(fc.array(entry, {minLength: 2, maxLength: 2}), {minLength: 1, maxLength: 7});

testProp('encloses the exact complexity; scales with R', [sample], (t, rows) => {
  const exact = rademacherBall(matrix(rows), 1.5);
  const {lower, upper} = rademacherSandwich(matrix(rows), 1.5);
  t.true(lower.lo <= exact.hi && exact.lo <= upper.hi);
  t.deepEqual(rademacherSandwichByCounts(rows.map(() => 1), matrix(rows), 1.5), {lower, upper}); // biome-ignore format: one line
  t.is(rademacherSandwich(matrix(rows), 3).upper.hi, 2 * upper.hi);
});

test('counts and input errors', (t) => {
  t.deepEqual(rademacherSandwichByCounts([4, 0], matrix([[1], [9]]), 1).upper, {lo: 0.5, hi: 0.5});
  t.throws(() => rademacherSandwich(matrix([[1]]), -1), {instanceOf: InputError, message: /radius/});
  t.throws(() => rademacherSandwichByCounts([1, 1], matrix([[1]]), 1), {instanceOf: InputError});
  t.throws(() => rademacherSandwichByCounts([0], matrix([[1]]), 1), {
    instanceOf: InputError,
    message: /draw/,
  });
});
