import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {addUp, contains, mulUp, point} from '../../arithmetic/interval.ts';
import {generator} from '../../laws/generator.ts';
import {intervalMatrix} from '../intervalMatrix.ts';
import {type Matrix, matrix, row} from '../matrix.ts';
import {columnNormSum, frobeniusNorm, maxRowNorm, normBound} from './matrixNorms.ts';
import {rayleigh, spectralNorm} from './spectralNorm.ts';

const normal = (rows: number, columns: number, seed: number): Matrix => {
  const random = generator(seed);
  return matrix(Array.from({length: rows}, () => Array.from({length: columns}, () => random.normal())));
};

test('exact on scalars, vectors with exact roots, multiples of permutations, diagonals', (t) => {
  t.deepEqual(spectralNorm(matrix([[-0.75]])), point(0.75));
  t.deepEqual(spectralNorm(matrix([[3, 4]])), point(5));
  t.deepEqual(spectralNorm(matrix([[3], [4]])), point(5));
  t.deepEqual(
    spectralNorm(
      matrix([
        [1, 0],
        [0, 2],
      ]),
    ),
    point(2),
  );
  t.deepEqual(
    spectralNorm(
      matrix([
        [0, 3],
        [-3, 0],
      ]),
    ),
    point(3),
  );
  t.deepEqual(
    spectralNorm(
      matrix([
        [0, 0],
        [0, 0],
      ]),
    ),
    point(0),
  );
  t.deepEqual(spectralNorm(matrix([[2 ** 1000]])), point(2 ** 1000));
});

test('known irrational norms are enclosed to 12 digits', (t) => {
  // |[[1, 1], [0, 1]]| is the golden ratio.
  const golden = (1 + Math.sqrt(5)) / 2;
  const {lo, hi} = spectralNorm(
    matrix([
      [1, 1],
      [0, 1],
    ]),
  );
  t.true(lo <= golden && golden <= hi && hi - lo < 1e-12, `${lo} ${hi}`);
  // A Hilbert matrix, nearly singular.
  const hilbert = spectralNorm(
    matrix(Array.from({length: 6}, (_, i) => Array.from({length: 6}, (_, j) => 1 / (i + j + 1)))),
  );
  t.true(contains(hilbert, 1.6188998589243) || Math.abs(hilbert.lo - 1.6188998589243) < 1e-12);
  t.true(hilbert.hi - hilbert.lo < 1e-11);
});

test('random tables: the enclosure is narrow, scale by powers of two is exact, intervals widen it', (t) => {
  for (const [rows, columns] of [
    [5, 5],
    [40, 12],
    [12, 40],
    [64, 64],
  ] as const) {
    const W = normal(rows, columns, rows + columns);
    const norm = spectralNorm(W);
    t.true(norm.hi <= norm.lo * (1 + 1e-5), `${rows} x ${columns}: ${norm.lo} ${norm.hi}`);
    const tiny = spectralNorm({...W, data: W.data.map((x) => x * 2 ** -500)});
    t.true(Math.abs(tiny.hi / 2 ** -500 / norm.hi - 1) < 1e-12);
    const wide = spectralNorm(
      intervalMatrix(
        Array.from({length: rows}, (_, j) => Array.from(row(W, j), (x) => ({lo: x - 0.01, hi: x + 0.01}))),
      ),
    );
    t.true(wide.lo <= norm.lo && wide.hi >= norm.hi && wide.hi < norm.hi + 0.011 * Math.sqrt(rows * columns));
  }
});

test('a power iteration stays below where the start is bad; the enclosure does not', (t) => {
  const W = matrix([
    [1, 0],
    [0, 2],
  ]);
  t.is(rayleigh(W, [1, 0]).hi, 1);
  t.is(spectralNorm(W).lo, 2);
});

const entry = fc.integer({min: -8, max: 8}).map((x) => x / 4);
const tables = fc
  .tuple(fc.integer({min: 1, max: 4}), fc.integer({min: 1, max: 4}))
  .chain(([r, c]) => fc.array(fc.array(entry, {minLength: c, maxLength: c}), {minLength: r, maxLength: r}));

testProp(
  'any vector is below the upper end; |W| <= |W|_F <= |W|_{2,1}',
  [tables, fc.array(entry, {minLength: 4, maxLength: 4})],
  (t, rows, x) => {
    const W = matrix(rows);
    const norm = spectralNorm(W);
    t.true(norm.lo <= norm.hi);
    const vector = x.slice(0, W.rows);
    if (vector.some((v) => v !== 0)) t.true(rayleigh(W, vector).lo <= norm.hi);
    t.true(norm.lo <= frobeniusNorm(W).hi && frobeniusNorm(W).lo <= columnNormSum(W).hi);
    t.true(maxRowNorm(W).lo <= norm.hi);
    const used = normBound(norm, true).hi;
    t.true(used >= norm.hi && used <= addUp(mulUp(norm.hi, 1 + 2 ** -39), 0));
  },
);

testProp(
  'fewer squarings give a weaker bound, never one below the norm',
  [tables, fc.integer({min: 0, max: 6})],
  (t, rows, k) => {
    const W = matrix(rows);
    t.true(spectralNorm(W, k).hi >= spectralNorm(W).lo);
  },
);

test('conventions: (2,1) sums over columns, the row norm is the largest row', (t) => {
  const P = matrix([
    [3, 0],
    [4, 2],
  ]);
  t.deepEqual(columnNormSum(P), point(7));
  t.deepEqual(
    maxRowNorm(
      matrix([
        [3, 4],
        [1, 0],
      ]),
    ),
    point(5),
  );
  t.deepEqual(
    frobeniusNorm(
      matrix([
        [2, 4],
        [4, 0],
      ]),
    ),
    point(6),
  );
});
