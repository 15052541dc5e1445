import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {contains, point} from '../arithmetic/interval.ts';
import {compare, fromDouble, minus, plus, rational, times, toInterval} from '../arithmetic/rational.ts';
import type {JointLaw} from '../laws/pool.ts';
import {entry, exactColumn, exactMatrix, inner, product, transpose} from '../linear/exactMatrix.ts';
import {type Matrix, matrix} from '../linear/matrix.ts';
import {sameExact} from '../testing/sameExact.ts';
import {decoderPreimage, hasHeadRoom, headRoom} from './headRoom.ts';
import {exactInfimum, exactPretextLoss, pretextExcess, pretextLoss} from './leastSquares.ts';
import {moments, secondMoment} from './moments.ts';
import {quadraticForm, schurComplement, schurOfMoments, traceForm} from './schurComplement.ts';

const quarters = () => fc.integer({min: -8, max: 8}).map((x) => x / 4);
const wild = () => fc.double({min: -8, max: 8, noNaN: true});
const tableOf = (cell: fc.Arbitrary<number>, rows: number, columns: number) =>
  fc
    .array(fc.array(cell, {minLength: columns, maxLength: columns}), {minLength: rows, maxLength: rows})
    .map((rowsOf) => matrix(rowsOf));

interface World {
  law: JointLaw;
  total: number;
  h: Matrix;
  o: Matrix;
  W: Matrix;
  noise: Matrix;
  theta: number[];
}

const world = (cell: () => fc.Arbitrary<number>): fc.Arbitrary<World> =>
  fc
    .tuple(
      fc.integer({min: 1, max: 6}),
      fc.integer({min: 1, max: 3}),
      fc.integer({min: 1, max: 3}),
      fc.integer({min: 1, max: 3}),
    )
    .chain(([M, d, k, q]) =>
      fc.record({
        mass: fc.array(fc.integer({min: 0, max: 9}), {minLength: M, maxLength: M}),
        h: tableOf(cell(), M, d),
        o: tableOf(cell(), M, k),
        W: tableOf(cell(), q, k),
        noise: tableOf(cell(), M, q),
        theta: fc.array(cell(), {minLength: k, maxLength: k}),
      }),
    )
    .map(({mass, ...rest}) => {
      mass[0]! += 1;
      const law = {plus: Float64Array.from(mass), minus: Float64Array.from(mass)};
      return {law, total: 2 * mass.reduce((a, b) => a + b, 0), ...rest};
    });

/** Every point twice with equal mass and w = W° h° +- noise, so that E[w|v] = W° h°(v) exactly (A1). */
function realisable({law, total, h, o, W, noise}: World) {
  const twice = (m: Matrix): Matrix => ({
    rows: 2 * m.rows,
    columns: m.columns,
    data: Float64Array.of(...m.data, ...m.data),
  });
  const masses = Float64Array.of(...law.plus, ...law.plus);
  const mean = matrix(
    Array.from({length: o.rows}, (_, j) =>
      Array.from({length: W.rows}, (_, r) => {
        let sum = 0;
        for (let i = 0; i < o.columns; i++) sum += W.data[r * o.columns + i]! * o.data[j * o.columns + i]!;
        return sum;
      }),
    ),
  );
  const data = Float64Array.of(
    ...mean.data.map((x, i) => x + noise.data[i]!),
    ...mean.data.map((x, i) => x - noise.data[i]!),
  );
  const target = {rows: 2 * h.rows, columns: W.rows, data};
  return {law: {plus: masses, minus: masses}, total: 2 * total, h: twice(h), o: twice(o), target};
}

testProp(
  'moments are the weighted sums, in doubles and in BigInt',
  [world(quarters), world(wild)],
  (t, a, b) => {
    for (const {law, total, h, o} of [a, b]) {
      const {ho} = moments(law, total, h, o);
      t.true(sameExact(ho, secondMoment(law, total, h, o)));
      for (let i = 0; i < h.columns; i++) {
        let sum = rational(0n);
        for (let j = 0; j < h.rows; j++) {
          const cell = times(fromDouble(h.data[j * h.columns + i]!), fromDouble(o.data[j * o.columns]!));
          sum = plus(sum, times(cell, rational(BigInt(2 * law.plus[j]!), BigInt(total))));
        }
        t.is(compare(entry(ho, i, 0), sum), 0);
      }
    }
  },
);

testProp(
  'under A1, inf_W L(W,h) - L(W°,h°) = tr(W° Lambda W°^T) exactly, and inf_W L(W,h°) = L(W°,h°)',
  [world(quarters)],
  (t, w) => {
    const {law, total, h, o, target} = realisable(w);
    const reference = exactPretextLoss(law, total, o, w.W, target);
    const trace = traceForm(schurComplement(w.law, w.total, w.h, w.o), w.W);
    t.is(compare(minus(exactInfimum(law, total, h, target), reference), trace), 0);
    t.is(compare(exactInfimum(law, total, o, target), reference), 0);
    t.deepEqual(pretextExcess(law, total, h, o, target), toInterval(trace));
    t.deepEqual(pretextLoss(law, total, o, w.W, target), toInterval(reference));
  },
);

testProp(
  'theta^T Lambda theta is the least mean square distance of heads on h from theta on h°',
  [world(wild)],
  (t, {law, total, h, o, theta}) => {
    const lambda = schurComplement(law, total, h, o);
    const form = quadraticForm(lambda, theta);
    const all = moments(law, total, h, o);
    const {vector, square, norm} = headRoom(all, theta);
    const th = exactColumn(theta);
    const cross = inner(vector, product(all.ho, th));
    const distance = plus(
      minus(inner(th, product(all.oo, th)), times(rational(2n), cross)),
      inner(vector, product(all.hh, vector)),
    );
    t.is(compare(form, distance), 0);
    t.true(form.num >= 0n);
    t.true(sameExact(product(all.hh, vector), product(all.ho, th)));
    const least = fromDouble(norm.lo);
    t.true(compare(times(least, least), square) <= 0);
    t.true(hasHeadRoom({vector, square, norm}, norm.hi));
    if (norm.lo > 0 && norm.lo < norm.hi) t.false(hasHeadRoom({vector, square, norm}, norm.lo));
    t.true(sameExact(transpose(lambda), lambda));
  },
);

testProp(
  '(W^T)^+ theta solves W^T a = theta exactly when theta is in the row space, and bounds theta^T Lambda theta',
  [world(quarters)],
  (t, {law, total, h, o, W, theta, noise}) => {
    const w = exactMatrix(W);
    const inside = product(transpose(w), exactColumn(Array.from({length: W.rows}, (_, i) => noise.data[i]!)));
    const th = inside.num.map((n) => Number(n) / Number(inside.den));
    const {inRowSpace, vector, square, norm} = decoderPreimage(W, th);
    t.true(inRowSpace);
    t.true(sameExact(product(transpose(w), vector), exactColumn(th)));
    t.true(compare(inner(vector, vector), square) === 0 && norm.lo <= norm.hi);
    const lambda = schurComplement(law, total, h, o);
    t.true(compare(quadraticForm(lambda, th), times(square, traceForm(lambda, W))) <= 0);
    const any = decoderPreimage(W, theta);
    t.is(any.inRowSpace, sameExact(product(transpose(w), any.vector), exactColumn(theta)));
  },
);

test('one point with a constant h attains the constant of section 4', (t) => {
  const law = {plus: [1], minus: [0]} as unknown as JointLaw;
  const lambda = schurComplement(law, 1, matrix([[0]]), matrix([[1]]));
  t.deepEqual(toInterval(quadraticForm(lambda, [1])), point(1));
  t.deepEqual(toInterval(traceForm(lambda, matrix([[1]]))), point(1));
  t.deepEqual(pretextExcess(law, 1, matrix([[0]]), matrix([[1]]), matrix([[1]])), point(1));
  t.deepEqual(decoderPreimage(matrix([[0.5]]), [1]).norm, point(2));
  t.like(decoderPreimage(matrix([[0]]), [1]), {inRowSpace: false, norm: point(0)});
  t.deepEqual(headRoom(moments(law, 1, matrix([[0.25]]), matrix([[1]])), [1]).norm, point(4));
  t.true(contains(headRoom(moments(law, 1, matrix([[3]]), matrix([[1]])), [1]).norm, 1 / 3));
});

test('blocks with unlike denominators, and bad shapes', (t) => {
  const cell = (num: bigint, den: bigint) => ({rows: 1, columns: 1, num: [num], den});
  const lambda = schurOfMoments({hh: cell(2n, 3n), ho: cell(1n, 5n), oo: cell(1n, 2n)});
  t.deepEqual(entry(lambda, 0, 0), rational(11n, 25n));
  const law = {plus: Float64Array.of(1), minus: Float64Array.of(0)};
  const [one, two] = [matrix([[1]]), matrix([[1], [2]])];
  t.throws(() => schurComplement(law, 1, two, one), {message: /moments: h: expected 1 rows/});
  t.throws(() => schurComplement(law, 1, one, two), {message: /moments: o/});
  t.throws(() => secondMoment(law, 1, one, two), {message: /secondMoment: b/});
  t.throws(() => quadraticForm(lambda, [1, 2]), {message: /theta: expected 1 entries/});
  t.throws(() => traceForm(lambda, matrix([[1, 2]])), {message: /traceForm: W/});
  t.throws(() => headRoom(moments(law, 1, one, one), [1, 2]), {message: /headRoom: theta/});
  t.throws(() => decoderPreimage(one, [1, 2]), {message: /decoderPreimage: theta/});
  t.throws(() => hasHeadRoom(headRoom(moments(law, 1, one, one), [1]), -1), {message: /hasHeadRoom: R/});
  t.true(hasHeadRoom(headRoom(moments(law, 1, one, one), [1]), Number.POSITIVE_INFINITY));
  t.throws(() => schurOfMoments({hh: cell(-1n, 1n), ho: cell(1n, 1n), oo: cell(1n, 1n)}), {
    message: /semidefinite/,
  });
  t.throws(() => schurOfMoments({hh: cell(1n, 1n), ho: exactMatrix(two), oo: cell(1n, 1n)}), {
    message: /shape/,
  });
});
