import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {sameExact} from '../testing/sameExact.ts';
import {eliminate, pseudoInverseTimes, solve} from './exactLinear.ts';
import {type ExactMatrix, exactMatrix, inner, product, rounded, transpose} from './exactMatrix.ts';
import {matrix} from './matrix.ts';

const table = (rows: number, columns: number) =>
  fc
    .array(
      fc.array(
        fc.integer({min: -8, max: 8}).map((x) => x / 4),
        {minLength: columns, maxLength: columns},
      ),
      {minLength: rows, maxLength: rows},
    )
    .map((rowsOf) => exactMatrix(matrix(rowsOf)));
const shaped = (make: (p: number, d: number, k: number) => fc.Arbitrary<[ExactMatrix, ExactMatrix]>) =>
  fc
    .tuple(fc.integer({min: 1, max: 5}), fc.integer({min: 1, max: 5}), fc.integer({min: 1, max: 3}))
    .chain((s) => make(...s));
const gram = (a: ExactMatrix) => product(transpose(a), a);
const identity = (n: number): ExactMatrix => ({
  rows: n,
  columns: n,
  num: Array.from({length: n * n}, (_, i) => (i % (n + 1) === 0 ? 1n : 0n)),
  den: 1n,
});

testProp(
  'the pseudo-inverse satisfies the four Penrose conditions exactly, at every rank',
  [shaped((p, d) => fc.tuple(table(p, d), table(p, d)))],
  (t, [a]) => {
    const S = gram(a);
    const plus = pseudoInverseTimes(S, identity(S.rows));
    t.true(sameExact(product(product(S, plus), S), S));
    t.true(sameExact(product(product(plus, S), plus), plus));
    t.true(sameExact(transpose(product(S, plus)), product(S, plus)));
    t.true(sameExact(transpose(product(plus, S)), product(plus, S)));
  },
);

testProp(
  'a consistent system is solved exactly, and the pseudo-inverse solution has the least norm',
  [shaped((p, d, k) => fc.tuple(table(p, d), table(d, k)))],
  (t, [a, y]) => {
    const S = gram(a);
    const B = product(S, y);
    const {X, consistent} = solve(S, B);
    const least = pseudoInverseTimes(S, B);
    t.true(consistent);
    t.true(sameExact(product(S, X), B));
    t.true(sameExact(product(S, least), B));
    // Least norm: orthogonal to every difference of two solutions.
    for (const other of [X, y])
      t.is(
        inner(least, other).num * inner(least, least).den,
        inner(least, least).num * inner(least, other).den,
      );
  },
);

test('rank and consistency are decided, not estimated', (t) => {
  const tiny = 2 ** -500;
  const S = exactMatrix(
    matrix([
      [1, 1],
      [1, 1],
    ]),
  );
  const off = exactMatrix(
    matrix([
      [1, 0],
      [0, tiny],
    ]),
  );
  const column = (x: number, y: number) => exactMatrix(matrix([[x], [y]]));
  t.like(solve(S, column(1, 1)), {rank: 1, consistent: true});
  t.like(solve(S, column(1, 1 + 2 ** -52)), {rank: 1, consistent: false});
  t.like(solve(off, column(1, 1)), {rank: 2, consistent: true});
  t.deepEqual(Array.from(rounded(solve(off, column(1, 1)).X).data), [1, 2 ** 500]);
  t.deepEqual(Array.from(rounded(pseudoInverseTimes(S, column(1, 0))).data), [0.25, 0.25]);
  t.deepEqual(
    Array.from(rounded(pseudoInverseTimes(exactMatrix(matrix([[0]])), exactMatrix(matrix([[3]])))).data),
    [0],
  );
  t.deepEqual(eliminate([[0n]], 1, true), {pivots: [], determinant: 1n, semidefinite: true});
});

test('shapes that disagree, asymmetric and indefinite matrices are errors', (t) => {
  const one = exactMatrix(matrix([[1]]));
  t.throws(() => solve(exactMatrix(matrix([[1, 2]])), one), {message: /square/});
  t.throws(
    () =>
      solve(
        exactMatrix(
          matrix([
            [1, 2],
            [3, 4],
          ]),
        ),
        one,
      ),
    {message: /B: expected 2 rows|symmetric/},
  );
  t.throws(() => solve(one, exactMatrix(matrix([[1], [2]]))), {message: /solve: B/});
  t.throws(() => solve(exactMatrix(matrix([[-1]])), one), {message: /semidefinite/});
  t.throws(
    () =>
      solve(
        exactMatrix(
          matrix([
            [0, 1],
            [1, 0],
          ]),
        ),
        exactMatrix(matrix([[1], [1]])),
      ),
    {message: /semidefinite/},
  );
  t.throws(
    () =>
      solve(
        exactMatrix(
          matrix([
            [1, 2],
            [2, 1],
          ]),
        ),
        exactMatrix(matrix([[1], [1]])),
      ),
    {message: /semidefinite/},
  );
  t.throws(() => product(one, exactMatrix(matrix([[1], [2]]))), {message: /product: b/});
  t.throws(() => inner(one, exactMatrix(matrix([[1], [2]]))), {message: /inner: b/});
});
