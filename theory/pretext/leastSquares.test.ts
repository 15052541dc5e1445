import test from 'ava';
import {type Interval, point} from '../arithmetic/interval.ts';
import {compare, fromDouble, type Rational, rational, times} from '../arithmetic/rational.ts';
import {type Generator, generator} from '../laws/generator.ts';
import type {JointLaw} from '../laws/pool.ts';
import {type Matrix, matrix} from '../linear/matrix.ts';
import {certifiedLeastSquares} from './certifiedLeastSquares.ts';
import {support} from './certifiedMoments.ts';
import {certifiedResidual} from './certifiedResidual.ts';
import {exactInfimum, exactPretextLoss, leastSquares, pretextExcess, pretextLoss} from './leastSquares.ts';

function table(rows: number, columns: number, cell: () => number): Matrix {
  return {rows, columns, data: Float64Array.from({length: rows * columns}, cell)};
}

function lawOf(g: Generator, M: number): {law: JointLaw; total: number} {
  const plus = Float64Array.from({length: M}, () => g.integer(5));
  const minus = Float64Array.from({length: M}, (_, j) => g.integer(3) * g.integer(3) + (j === 0 ? 1 : 0));
  return {law: {plus, minus}, total: [...plus, ...minus].reduce((a, b) => a + b, 0)};
}

const encloses = ({lo, hi}: Interval, r: Rational) =>
  compare(fromDouble(lo), r) <= 0 && (hi === Number.POSITIVE_INFINITY || compare(r, fromDouble(hi)) <= 0);

/** h of numerical kinds that tempt a solver: plain, nearly collinear, repeated and zero columns, far scales. */
const KINDS: Record<string, (g: Generator, M: number, d: number) => Matrix> = {
  plain: (g, M, d) => table(M, d, () => g.normal()),
  dyadic: (g, M, d) => table(M, d, () => (g.integer(9) - 4) / 4),
  collinear: (g, M, d) => {
    const h = table(M, d, () => g.normal());
    for (let j = 0; j < M; j++) h.data[j * d] = h.data[j * d + d - 1]! + 1e-6 * g.normal();
    return h;
  },
  singular: (g, M, d) => {
    const h = table(M, d, () => g.normal());
    for (let j = 0; j < M; j++) h.data[j * d] = 3 * h.data[j * d + d - 1]!;
    return h;
  },
  repeated: (g, M, d) => {
    const h = table(M, d, () => g.normal());
    for (let j = 0; j < M; j++) h.data[j * d] = -h.data[j * d + d - 1]!;
    if (d > 2) for (let j = 0; j < M; j++) h.data[j * d + 1] = 0;
    return h;
  },
  scales: (g, M, d) => {
    const h = table(M, d, () => g.normal());
    for (let j = 0; j < M; j++) for (let i = 0; i < d; i++) h.data[j * d + i]! *= 10 ** (20 * i - 20);
    return h;
  },
};

for (const [kind, make] of Object.entries(KINDS)) {
  test(`certified doubles enclose the exact rational values: ${kind}`, (t) => {
    for (let seed = 0; seed < 25; seed++) {
      const g = generator(seed);
      const [M, d, q] = [5 + g.integer(40), 2 + g.integer(3), 1 + g.integer(6)];
      const {law, total} = lawOf(g, M);
      const h = make(g, M, d);
      // Noise from large to none, so that the infimum is anything from the size of w down to rounding.
      const noise = 10 ** -(seed % 5) * (seed % 5 === 4 ? 1e-12 : 1);
      const W = table(q, d, () => g.normal());
      const w = table(M, q, () => 0);
      for (let j = 0; j < M; j++) {
        for (let k = 0; k < q; k++) {
          let sum = noise * g.normal();
          for (let i = 0; i < d; i++) sum += W.data[k * d + i]! * h.data[j * d + i]!;
          w.data[j * q + k] = sum;
        }
      }
      const fit = certifiedLeastSquares(law, total, h, w);
      t.true(encloses(fit.infimum, exactInfimum(law, total, h, w)), `infimum, seed ${seed}`);
      const loss = exactPretextLoss(law, total, h, fit.decoder, w);
      t.true(encloses(fit.loss, loss), `loss, seed ${seed}`);
      const sum = certifiedResidual(support(law), h, fit.decoder, w);
      t.true(encloses(sum, times(loss, rational(BigInt(total)))), `residual, seed ${seed}`);
      if ((kind === 'plain' || kind === 'repeated') && seed % 5 < 3 && M > 20) {
        t.true(fit.infimum.hi - fit.infimum.lo <= 1e-9 * fit.infimum.hi, `width, seed ${seed}`);
      }
    }
  });
}

test('a pool of 4000 points: under 1e-9 relative, against the two paths and a perturbed decoder', (t) => {
  const g = generator(7);
  const {law, total} = lawOf(g, 4000);
  const h = table(4000, 8, () => g.normal());
  const w = table(4000, 10, () => (g.integer(3) === 0 ? g.normal() : 0));
  const {infimum, loss, decoder} = leastSquares(law, total, h, w);
  t.true(infimum.hi - infimum.lo <= 1e-9 * infimum.lo);
  t.true(infimum.lo <= loss.hi && loss.lo <= infimum.hi);
  const again = pretextLoss(law, total, h, decoder, w);
  t.true(again.lo <= loss.hi && loss.lo <= again.hi);
  const other = {...decoder, data: decoder.data.map((x) => x + 0.01)};
  t.true(pretextLoss(law, total, h, other, w).lo > infimum.hi);
  const excess = pretextExcess(
    law,
    total,
    table(4000, 1, () => 0),
    h,
    w,
  );
  t.true(excess.lo > 0);
  const same = pretextExcess(law, total, h, h, w);
  t.true(same.lo <= 0 && 0 <= same.hi && same.hi < 1e-9);
});

test('hand examples stay exact', (t) => {
  const law = {plus: Float64Array.of(1, 0), minus: Float64Array.of(0, 1)};
  const [h, w] = [
    matrix([[1], [1]]),
    matrix([
      [1, 0],
      [0, 0.5],
    ]),
  ];
  const fit = leastSquares(law, 2, h, w);
  t.deepEqual(fit.infimum, point(0.3125));
  t.deepEqual(fit.loss, point(0.3125));
  t.deepEqual(Array.from(fit.decoder.data), [0.5, 0.25]);
  t.deepEqual(pretextLoss(law, 2, h, matrix([[0], [0]]), w), point(0.625));
  t.deepEqual(leastSquares(law, 2, matrix([[0], [0]]), w).infimum, point(0.625));
  // Thirds are no doubles, and still two equal infima differ by exactly nothing.
  const thirds = {plus: Float64Array.of(1, 2), minus: Float64Array.of(0, 0)};
  t.deepEqual(pretextExcess(thirds, 3, h, matrix([[2], [2]]), w), point(0));
  t.deepEqual(
    leastSquares(
      law,
      2,
      matrix([
        [0, 0],
        [0, 0],
      ]),
      w,
    ).decoder.columns,
    2,
  );
});

test('numbers at the ends of the range give wide enclosures, not wrong ones', (t) => {
  const law = {plus: Float64Array.of(1, 1), minus: Float64Array.of(1, 0)};
  for (const size of [1e-300, 1e-170, 1e150, 1e300]) {
    const [h, w] = [matrix([[size], [-size]]), matrix([[size], [2 * size]])];
    const fit = certifiedLeastSquares(law, 3, h, w);
    t.true(encloses(fit.infimum, exactInfimum(law, 3, h, w)));
    t.true(encloses(fit.loss, exactPretextLoss(law, 3, h, fit.decoder, w)));
  }
  t.deepEqual(certifiedLeastSquares(law, 3, matrix([[0], [0]]), matrix([[0], [0]])).infimum.lo, 0);
});

test('bad input', (t) => {
  const law = {plus: Float64Array.of(1, 1), minus: Float64Array.of(0, 0)};
  const [one, two] = [matrix([[1]]), matrix([[1], [2]])];
  t.throws(() => leastSquares(law, 2, one, two), {message: /leastSquares: table: expected 2 rows/});
  t.throws(() => leastSquares(law, 2, two, one), {message: /leastSquares: target/});
  t.throws(() => leastSquares(law, 0, two, two), {message: /leastSquares: total/});
  t.throws(() => pretextLoss(law, 2, two, matrix([[1, 2]]), two), {message: /decoder: expected shape 1 x 1/});
  t.throws(() => pretextExcess(law, 2, two, one, two), {message: /pretextExcess: reference/});
});
