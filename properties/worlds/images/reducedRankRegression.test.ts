import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {compare, toInterval} from '../../../theory/arithmetic/rational.ts';
import {type Matrix, matrix} from '../../../theory/linear/matrix.ts';
import {exactFit, exactLoss} from '../../../theory/pretext/exactPretext.ts';
import {exactInfimum, exactPretextLoss} from '../../../theory/pretext/leastSquares.ts';
import {encoderTable} from './encoderTable.ts';
import {fitDecoder} from './fitDecoder.ts';
import {halfGram} from './halfGram.ts';
import {BYTE_GRID, pretextMoments} from './pretextMoments.ts';
import {reducedRankRegression} from './reducedRankRegression.ts';

const HALF = 3;
const byte = fc.oneof(fc.constant(0), fc.integer({min: 0, max: 255}));
const images = fc
  .array(
    fc.record({bytes: fc.array(byte, {minLength: 2 * HALF, maxLength: 2 * HALF}), mass: fc.nat(2 ** 30)}),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .filter((list) => list.some((x) => x.mass > 0))
  .map((list) => ({
    pixels: Uint8Array.from(list.flatMap((x) => x.bytes)),
    masses: Float64Array.from(list, (x) => x.mass),
  }));

/** Visible (from 0) or target (from HALF) bytes as a table of exact doubles. */
function table(pixels: Uint8Array, from: number): Matrix {
  const rows = Array.from({length: pixels.length / (2 * HALF)}, (_, j) =>
    Array.from(pixels.subarray(2 * HALF * j + from, 2 * HALF * j + from + HALF), (b) => b / BYTE_GRID),
  );
  return matrix(rows);
}

const grid = fc.integer({min: -4096, max: 4096}).map((k) => k / 4096);

testProp('the Gram matrices are the plain sums, exactly', [images], (t, {pixels, masses}) => {
  const counts = masses.map((m) => m % 1000);
  const gram = halfGram(pixels, counts, HALF);
  for (let a = 0; a < HALF; a++) {
    for (let b = 0; b < HALF; b++) {
      let vv = 0;
      let vw = 0;
      counts.forEach((c, j) => {
        const v = c * pixels[2 * HALF * j + a]!;
        vv += v * pixels[2 * HALF * j + b]!;
        vw += v * pixels[2 * HALF * j + HALF + b]!;
      });
      t.is(gram.visible[a * HALF + b], vv);
      t.is(gram.cross[a * HALF + b], vw);
    }
  }
});

testProp(
  'exact pretext losses agree with the exact rational ones of theory/',
  [images, fc.array(grid, {minLength: 24, maxLength: 24}), fc.array(grid, {minLength: 6, maxLength: 6})],
  (t, {pixels, masses}, entries, weights) => {
    const size = masses.length;
    const h = {rows: size, columns: 2, data: Float64Array.from(entries.slice(0, 2 * size))};
    const decoder = {rows: HALF, columns: 2, data: Float64Array.from(weights)};
    const law = {plus: masses, minus: new Float64Array(size)};
    const total = masses.reduce((a, b) => a + b, 0);
    const moments = pretextMoments(h, pixels, masses);
    const target = table(pixels, HALF);
    t.is(compare(exactFit(moments).infimum, exactInfimum(law, total, h, target)), 0);
    t.is(compare(exactLoss(moments, decoder), exactPretextLoss(law, total, h, decoder, target)), 0);
    const fitted = toInterval(exactLoss(moments, fitDecoder(moments))).hi;
    t.true(fitted >= toInterval(exactFit(moments).infimum).lo);
  },
  {numRuns: 50},
);

testProp(
  'tables are multiples of 2^-12 with norms at most 1, the largest almost 1',
  [images],
  (t, {pixels}) => {
    const map = {rows: 2, columns: HALF, data: Float64Array.of(1, -2, 3, 0.5, 0.25, -1)};
    const scores = table(pixels, 0);
    t.pass();
    if (scores.data.every((x) => x === 0)) return;
    const {data} = encoderTable(map, pixels);
    let most = 0;
    for (let j = 0; j < data.length; j += 2) {
      const [a, b] = [data[j]! * 4096, data[j + 1]! * 4096];
      t.true(Number.isInteger(a) && Number.isInteger(b));
      most = Math.max(most, a * a + b * b);
    }
    t.true(most <= 4096 ** 2 && most >= 4094 ** 2);
  },
);

/** Eight images with regular visible moments and targets of rank 2 in them. */
const seen = [
  [9, 0, 0],
  [0, 9, 0],
  [0, 0, 9],
  [9, 9, 0],
  [0, 9, 9],
  [9, 0, 9],
  [9, 9, 9],
  [1, 2, 3],
];
const planar = Uint8Array.from(seen.flatMap(([a, b, c]) => [a!, b!, c!, a! + b!, 2 * c!, a! + b! + c!]));

test('a pretext of rank 2 is solved at rank 2 and not at rank 1; gains are what the rank takes off', (t) => {
  const gram = halfGram(planar, Array<number>(8).fill(1), HALF);
  const {map, gains, ridge} = reducedRankRegression(gram, 2);
  t.is(ridge, 0);
  const ww = planar.reduce((sum, b, i) => sum + (i % 6 >= 3 ? b * b : 0), 0) / 8;
  t.true(Math.abs(ww - gains[0]! - gains[1]!) < 1e-9 * ww);
  const best = (rank: number) => {
    const rows = {rows: rank, columns: HALF, data: map.data.subarray(0, rank * HALF)};
    const h = encoderTable(rows, planar);
    return toInterval(exactFit(pretextMoments(h, planar, Array<number>(8).fill(1))).infimum);
  };
  const unit = BYTE_GRID ** 2;
  t.true(best(2).hi * unit < 1e-3 * ww);
  t.true(Math.abs(best(1).lo * unit - gains[1]!) < 1e-2 * gains[1]!);
});

testProp(
  'no other encoder of its rank has a smaller loss, but for rounding',
  [fc.array(grid, {minLength: 3, maxLength: 3}), fc.nat(1e6)],
  (t, other, salt) => {
    const pixels = Uint8Array.from({length: 120}, (_, i) => ((i + 1) * (i + salt + 7) * 31) % 251);
    const ones = Array<number>(20).fill(1);
    const loss = (data: ArrayLike<number>) => {
      const h = encoderTable({rows: 1, columns: HALF, data: Float64Array.from(data)}, pixels);
      return toInterval(exactFit(pretextMoments(h, pixels, ones)).infimum).lo;
    };
    const {map} = reducedRankRegression(halfGram(pixels, ones, HALF), 1);
    t.pass();
    if (other.every((x) => x === 0)) return;
    t.true(loss(map.data) <= loss(other) * (1 + 1e-3));
  },
);

test('singular moments take the ridge and say so; a rank that the data do not have is refused', (t) => {
  const gram = halfGram(Uint8Array.of(1, 2, 0, 3, 4, 5), [1], HALF);
  t.is(reducedRankRegression(gram, 1).ridge, 2 ** -20);
  t.is(reducedRankRegression(gram, 1, 0, 0.5).ridge, 0.5);
  t.is(reducedRankRegression(gram, 1, 0.25).ridge, 0.25);
  t.throws(() => reducedRankRegression(gram, 2), {
    message: /rank: expected at most 1, the rank of the fitted targets, got 2/,
  });
  t.throws(() => reducedRankRegression(gram, 3), {
    message: /rank: expected at most 2, the visible bytes with ink, got 3/,
  });
});

test('masses of many values are taken apart into digits without loss', (t) => {
  const size = 40;
  const pixels = Uint8Array.from({length: 2 * HALF * size}, (_, i) => (i * i * 37) % 256);
  const masses = Float64Array.from({length: size}, (_, j) => 2 ** 40 + 4095 * j ** 5);
  const total = masses.reduce((a, b) => a + b, 0);
  const h = {
    rows: size,
    columns: 1,
    data: Float64Array.from(masses, (_, j) => ((j * 411) % 8192) / 4096 - 1),
  };
  const law = {plus: masses, minus: new Float64Array(size)};
  const exact = exactInfimum(law, total, h, table(pixels, HALF));
  t.is(compare(exactFit(pretextMoments(h, pixels, masses)).infimum, exact), 0);
});

test('tables off the grid, too many points and masses that are no integers are refused', (t) => {
  const h = {rows: 1, columns: 1, data: Float64Array.of(0.3)};
  const bytes = new Uint8Array(2);
  t.throws(() => pretextMoments(h, bytes, [1]), {
    message: /table: expected multiples of 2\^-12 in \[-1, 1\], got 0.3/,
  });
  const fine = {...h, data: Float64Array.of(0.5)};
  t.throws(() => pretextMoments(fine, bytes, [0.5]), {
    message: /masses\[0\]: expected a nonnegative integer, got 0.5/,
  });
  t.throws(() => pretextMoments(fine, bytes, [0]), {
    message: /masses: expected a sum in \[1, 2\^53\], got 0/,
  });
  t.throws(() => pretextMoments(fine, new Uint8Array(3), [1]), {
    message: /pixels: expected 1 images of one size, got 3/,
  });
  t.throws(() => exactLoss(pretextMoments(fine, new Uint8Array(4), [1]), fine), {
    message: /decoder: expected a 2 x 1 table/,
  });
});
