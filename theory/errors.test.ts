import test from 'ava';
import {finite, InputError, inputError, openProbability, positive, positiveInteger, shown} from './errors.ts';

const {NaN: NAN, POSITIVE_INFINITY: INF} = Number;

test('an input error names function, argument, expectation and value', (t) => {
  const error = inputError('pool', 'total', 'an integer in [1, 2^46]', 0.5);
  t.true(error instanceof InputError && error instanceof RangeError);
  t.is(error.name, 'InputError');
  t.is(error.message, 'pool: total: expected an integer in [1, 2^46], got 0.5');
});

test('values of every kind are shown short, and none makes the message itself fail', (t) => {
  const shows: [unknown, string][] = [
    ['a"b', '"a\\"b"'],
    [NAN, 'NaN'],
    [-INF, '-Infinity'],
    [12n, '12'],
    [true, 'true'],
    [null, 'null'],
    [undefined, 'undefined'],
    [new Float64Array(3), 'Float64Array of length 3'],
    [[1, 2], '[1,2]'],
    [{lo: NAN, hi: INF}, '{"lo":"NaN","hi":"Infinity"}'],
    [{num: 1n, den: 2n}, '{"num":"1","den":"2"}'],
    [() => 1, 'function'],
    [Symbol('x'), 'symbol'],
  ];
  const circular: unknown[] = [];
  circular.push(circular);
  for (const [value, text] of [...shows, [circular, '[object Array]'] as const]) t.is(shown(value), text);
  const long = shown(Array.from({length: 100}, (_, i) => i));
  t.is(long.length, 80);
  t.true(long.endsWith('...'));
});

test('checked numbers come back, others are named', (t) => {
  t.is(positive('f', 'R', 0.5), 0.5);
  t.is(openProbability('f', 'nu', 0.5), 0.5);
  t.is(positiveInteger('f', 'n', 3), 3);
  t.is(finite('f', 's', -2), -2);
  for (const bad of [0, -1, NAN, INF, '1' as unknown as number]) {
    t.throws(() => positive('f', 'R', bad), {
      instanceOf: InputError,
      message: /^f: R: expected a finite number > 0/,
    });
  }
  for (const bad of [0, 1, -0.5, NAN, '.5' as unknown as number]) {
    t.throws(() => openProbability('f', 'nu', bad), {
      instanceOf: InputError,
      message: /^f: nu: expected a probability/,
    });
  }
  for (const bad of [0, 1.5, -1, NAN, 11]) {
    t.throws(() => positiveInteger('f', 'n', bad, 10), {
      instanceOf: InputError,
      message: /an integer in \[1, 10\]/,
    });
  }
  for (const bad of [NAN, INF, undefined as unknown as number]) {
    t.throws(() => finite('f', 's', bad), {
      instanceOf: InputError,
      message: /^f: s: expected a finite number, got/,
    });
  }
});
