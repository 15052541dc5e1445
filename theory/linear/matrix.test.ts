import test from 'ava';
import {InputError} from '../errors.ts';
import {intervalMatrix} from './intervalMatrix.ts';
import {matrix, row, sameMatrix, toRows} from './matrix.ts';

test('rows in, rows out; a row is a view', (t) => {
  const m = matrix([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  t.is(m.rows, 2);
  t.is(m.columns, 3);
  t.deepEqual([...m.data], [1, 2, 3, 4, 5, 6]);
  t.deepEqual(toRows(m), [
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const last = row(m, 1);
  last[0] = 9;
  t.is(m.data[3], 9);
  t.deepEqual([...matrix([Float64Array.of(0.1, -0.2)]).data], [0.1, -0.2]);
});

test('same shape and entries', (t) => {
  const m = matrix([[1, 2]]);
  t.true(sameMatrix(m, m));
  t.true(sameMatrix(m, matrix([[1, 2]])));
  t.false(sameMatrix(m, matrix([[1], [2]])));
  t.false(sameMatrix(m, matrix([[1, 3]])));
  t.false(sameMatrix(m, matrix([[1, 2, 3]])));
});

test('bad input', (t) => {
  t.throws(() => matrix([]), {instanceOf: InputError, message: /matrix: rows: expected at least one row/});
  t.throws(() => matrix([[]], 'target'), {instanceOf: InputError, message: /matrix: target: .* one column/});
  t.throws(() => matrix([[1, 2], [3]], 'h'), {
    instanceOf: InputError,
    message: /h\[1\]: expected 2 entries .* got 1/,
  });
  for (const bad of [
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    '1' as unknown as number,
    undefined as unknown as number,
  ]) {
    t.throws(() => matrix([[1, bad]]), {
      instanceOf: InputError,
      message: /rows\[0\]\[1\]: expected a finite number/,
    });
  }
  t.throws(() => intervalMatrix([]), {instanceOf: InputError, message: /intervalMatrix: rows/});
  t.throws(() => intervalMatrix([[{lo: 0, hi: 1}], []]), {instanceOf: InputError, message: /rows\[1\]/});
  t.throws(() => intervalMatrix([[{lo: 1, hi: 0}]]), {instanceOf: InputError, message: /rows\[0\]\[0\]/});
});
