import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {compare, fromDouble, minus, type Rational, rational, times} from '../arithmetic/rational.ts';
import {InputError} from '../errors.ts';
import {MOST_TOTAL, masses, pointMass, pool} from './pool.ts';

const {NaN: NAN, POSITIVE_INFINITY: INF} = Number;
const sumOf = (law: {plus: Float64Array; minus: Float64Array}) =>
  [...law.plus, ...law.minus].reduce((a, b) => a + b, 0);
const distance = (a: Rational, b: Rational) => (compare(a, b) < 0 ? minus(b, a) : minus(a, b));

const shares = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constant(0), fc.double({min: 0, max: 1, noNaN: true})),
      fc.double({min: 0, max: 1, noNaN: true}),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .filter((rows) => rows.some(([w]) => w > 1e-3))
  .map((rows) => {
    const total = rows.reduce((sum, [w]) => sum + w, 0);
    return {weights: rows.map(([w]) => w / total), eta: rows.map(([, p]) => p)};
  });

testProp(
  'masses: integers that sum to the total, each within one unit of its share, zeros stay zero',
  [shares, fc.constantFrom(1, 2, 7, 1000, 2 ** 20, 2 ** 40, MOST_TOTAL)],
  (t, {weights, eta}, total) => {
    const law = masses(weights, eta, total);
    t.is(sumOf(law), total);
    for (const [j, w] of weights.entries()) {
      const p = fromDouble(eta[j]!);
      for (const [mass, probability] of [
        [law.plus[j]!, p],
        [law.minus[j]!, minus(rational(1n), p)],
      ] as const) {
        t.true(Number.isInteger(mass) && mass >= 0);
        const share = times(times(fromDouble(w), probability), rational(BigInt(total)));
        // One unit, and what rounding to doubles moves: 2^46 (the sum of weights is off 1 by 1e-15) is a few units.
        const off = distance(share, rational(BigInt(mass)));
        t.true(compare(off, fromDouble(1 + total * 1e-14)) <= 0, `${w}, ${eta[j]}: ${mass}`);
        if (w === 0) t.is(mass, 0);
      }
      if (eta[j] === 0) t.is(law.plus[j], 0);
      if (eta[j] === 1) t.is(law.minus[j], 0);
    }
  },
);

test('masses that are dyadic come out exactly; the remainder goes to the largest fraction, first come first', (t) => {
  const law = masses([0.5, 0.25, 0.25], [1, 0.5, 0], 8);
  t.deepEqual([...law.plus], [4, 1, 0]);
  t.deepEqual([...law.minus], [0, 1, 2]);
  const thirds = masses([1 / 3, 1 / 3, 1 / 3], [1, 1, 1], 4);
  t.deepEqual([...thirds.plus], [2, 1, 1]);
  const one = masses([0.4, 0.6], [1, 0], 1);
  t.deepEqual([...one.plus, ...one.minus], [0, 0, 0, 1]);
  t.is(sumOf(masses([1], [0.3])), 2 ** 40);
});

test('a pool keeps its masses, over a common total', (t) => {
  const p = pool({total: 4, U: {plus: [1, 1], minus: [0, 2]}, T: {plus: [4, 0], minus: [0, 0]}});
  t.is(p.size, 2);
  t.is(pointMass(p.U, 1), 3);
  t.is(pointMass(p.T, 1), 0);
  t.true(p.U.plus instanceof Float64Array);
});

test('bad pools', (t) => {
  const good = {plus: [1], minus: [1]};
  const at = (parts: object) => () => pool({total: 2, U: good, T: good, ...parts});
  const throws = (parts: object, message: RegExp) => t.throws(at(parts), {instanceOf: InputError, message});
  for (const total of [0, -1, 1.5, NAN, INF, MOST_TOTAL + 1])
    throws({total}, /pool: total: expected an integer in/);
  throws({U: {plus: [], minus: []}}, /pool: U: expected at least one pool point/);
  throws({U: {plus: [1], minus: [1, 0]}}, /pool: U.minus: expected 1 masses .* got 2/);
  throws({T: {plus: [2], minus: [1]}}, /pool: T: expected masses that sum to total = 2, got 3/);
  throws({T: {plus: [1.5], minus: [0.5]}}, /pool: T.plus\[0\]: expected a nonnegative integer mass, got 1.5/);
  throws({T: {plus: [3], minus: [-1]}}, /pool: T.minus\[0\]: .* got -1/);
  throws({T: {plus: [NAN], minus: [1]}}, /T.plus\[0\]/);
  throws({T: {plus: [1, 0], minus: [1, 0]}}, /pool: T: expected 1 points as in U, got 2/);
});

test('bad weights', (t) => {
  const throws = (weights: number[], eta: number[], message: RegExp) =>
    t.throws(() => masses(weights, eta), {instanceOf: InputError, message});
  throws([], [], /masses: weights: expected at least one pool point/);
  throws([1], [0.5, 0.5], /masses: eta: expected 1 label probabilities/);
  for (const bad of [-0.5, NAN, INF])
    throws([bad, 0.5], [0, 0], /masses: weights\[0\]: expected a number >= 0/);
  for (const bad of [-0.1, 1.1, NAN])
    throws([1], [bad], /masses: eta\[0\]: expected a probability in \[0, 1\]/);
  throws([0.5, 0.4], [0, 0], /masses: weights: expected weights that sum to 1 within 1e-9, got 0.9/);
});
