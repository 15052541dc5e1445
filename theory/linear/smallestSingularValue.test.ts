import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {sqrt} from '../arithmetic/elementary.ts';
import {point, sub} from '../arithmetic/interval.ts';
import {rational, toInterval} from '../arithmetic/rational.ts';
import {exactMatrix, product, transpose} from './exactMatrix.ts';
import {matrix} from './matrix.ts';
import {smallestSingularValue} from './smallestSingularValue.ts';

const quarter = () => fc.integer({min: -12, max: 12}).map((x) => x / 4);
const vector = (n: number) => fc.array(quarter(), {minLength: n, maxLength: n});

testProp(
  'two columns: the root of the quadratic',
  [fc.array(vector(2), {minLength: 1, maxLength: 5})],
  (t, rows) => {
    const W = matrix(rows);
    const {num, den} = product(transpose(exactMatrix(W)), exactMatrix(W));
    const [a, b, c] = [num[0]!, num[1]!, num[3]!];
    // least eigenvalue = ((a + c) - sqrt((a - c)^2 + 4 b^2)) / 2 / den
    const root = sqrt(toInterval(rational((a - c) ** 2n + 4n * b ** 2n)));
    const twice = sub(toInterval(rational(a + c)), root);
    const found = smallestSingularValue(W);
    if (a * c === b * b) t.deepEqual(found, point(0));
    else {
      const scaled = 2 * Number(den);
      t.true(
        found.hi ** 2 * scaled * (1 + 1e-14) >= twice.lo && found.lo ** 2 * scaled <= twice.hi * (1 + 1e-14),
      );
      t.true(found.hi - found.lo <= found.hi * 2 ** -52);
    }
  },
);

test('values that are doubles come out as points', (t) => {
  t.deepEqual(
    smallestSingularValue(
      matrix([
        [1, 0],
        [0, 2],
      ]),
    ),
    point(1),
  );
  t.deepEqual(
    smallestSingularValue(
      matrix([
        [3, 4, 0],
        [4, -3, 0],
        [0, 0, 7],
      ]),
    ),
    point(5),
  );
  t.deepEqual(smallestSingularValue(matrix([[0.75]])), point(0.75));
  t.deepEqual(
    smallestSingularValue(
      matrix([
        [1, 1],
        [1, 1],
      ]),
    ),
    point(0),
  );
  t.deepEqual(smallestSingularValue(matrix([[1, 2, 3]])), point(0));
  t.deepEqual(
    smallestSingularValue(
      matrix([
        [1, 0],
        [0, 2 ** -400],
      ]),
    ),
    point(2 ** -400),
  );
  t.deepEqual(smallestSingularValue(matrix([[2 ** 600]])), point(2 ** 600));
});

test('irrational values: two neighbouring doubles', (t) => {
  const {lo, hi} = smallestSingularValue(
    matrix([
      [1, 0],
      [1, 4],
    ]),
  );
  t.true(lo < hi && hi - lo <= hi * 2 ** -52);
  const {lo: a, hi: b} = smallestSingularValue(
    matrix([
      [1, 1],
      [1, 1 + 2 ** -40],
    ]),
  );
  t.true(0 < a && a < b && b - a <= b * 2 ** -52);
});
