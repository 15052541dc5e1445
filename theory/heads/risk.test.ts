import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {contains} from '../arithmetic/interval.ts';
import {InputError} from '../errors.ts';
import {pool} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {LOSSES} from './loss.ts';
import {jointAtoms, lossTable, risk, riskOf, weightedMean} from './risk.ts';

const law = pool({total: 8, U: {plus: [8, 0], minus: [0, 0]}, T: {plus: [3, 1], minus: [0, 4]}}).T;
const table = matrix([
  [1, 0],
  [0.5, -1],
]);

test('hand case, exact', (t) => {
  // theta = (1, 1): scores 1 and -1/2; hinge at +1: 0, 3/2; at -1: 2, 1/2.
  t.deepEqual(risk(law, 8, table, [1, 1], 'hinge'), {lo: 3.5 / 8, hi: 3.5 / 8});
  const losses = lossTable(table, [1, 1], 'hinge');
  t.deepEqual([...losses.plus.lo, ...losses.minus.hi], [0, 1.5, 2, 0.5]);
  t.deepEqual(riskOf(losses, law, 8), {lo: 0.4375, hi: 0.4375});
  t.deepEqual(weightedMean([1, 1, 0, 2], losses, 4), {lo: 0.625, hi: 0.625});
  t.deepEqual([...jointAtoms(law)], [3, 1, 0, 4]);
});

test('input errors', (t) => {
  t.throws(() => lossTable(table, [1], 'hinge'), {instanceOf: InputError, message: /theta: expected 2/});
  t.throws(() => lossTable(table, [1, Number.NaN], 'hinge'), {instanceOf: InputError, message: /theta\[1\]/});
  t.throws(() => risk(law, 8, matrix([[1]]), [1], 'hinge'), {instanceOf: InputError, message: /2 rows/});
  t.throws(() => weightedMean([1], lossTable(table, [1, 1], 'hinge'), 1), {instanceOf: InputError});
  t.throws(() => weightedMean([0, 0, 0, 0], lossTable(table, [1, 1], 'hinge'), 0), {message: /total/});
});

const phi = {
  hinge: (m: number) => Math.max(0, 1 - m),
  logistic: (m: number) => Math.log1p(Math.exp(-m)),
  squared: (m: number) => (1 - m) ** 2,
  ramp: (m: number) => Math.min(1, Math.max(0, 1 - m)),
  symmetricRamp: (m: number) => Math.min(1, Math.max(0, (1 - m) / 2)),
};
const number = fc.double({min: -3, max: 3, noNaN: true});

testProp(
  'agrees with a plain sum',
  [fc.constantFrom(...LOSSES), fc.array(number, {minLength: 6, maxLength: 6})],
  (t, loss, x) => {
    const h = matrix([x.slice(0, 2), x.slice(2, 4)]);
    const s = [x[0]! * x[4]! + x[1]! * x[5]!, x[2]! * x[4]! + x[3]! * x[5]!];
    const plain = (3 * phi[loss](s[0]!) + phi[loss](s[1]!) + 4 * phi[loss](-s[1]!)) / 8;
    const got = risk(law, 8, h, x.slice(4), loss);
    t.true(contains({lo: got.lo - 1e-12, hi: got.hi + 1e-12}, plain));
    t.true(got.hi - got.lo <= 1e-11 * (1 + plain));
  },
);
