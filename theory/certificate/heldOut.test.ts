/** Held-out limits from counts agree with those from lists; the parts of the certificate by hand. */
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {point, sum} from '../arithmetic/interval.ts';
import {makeCase} from '../case/case.ts';
import {pool} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {termList} from '../statement/inequality.ts';
import {heldOutEstimation} from './chainedCertificate.ts';
import {bernsteinLimit, hoeffdingLimit, plannedLimit} from './countedDraws.ts';
import {bernsteinUpper, hoeffdingUpper} from './meanUpperLimit.ts';

const total = (terms: Parameters<typeof termList>[0]) => sum(termList(terms).map(({value}) => value));

testProp(
  'counts of the values give what the list of the draws gives',
  [
    fc.array(fc.tuple(fc.integer({min: 0, max: 16}), fc.integer({min: 0, max: 4})), {
      minLength: 2,
      maxLength: 6,
    }),
    fc.constantFrom(0.9, 0.5, 0.05),
  ],
  (t, atoms, nu) => {
    const values = atoms.flatMap(([x, count]) => Array.from({length: count}, () => x / 16));
    t.pass();
    if (values.length < 2) return;
    const own = Float64Array.from(atoms, ([x]) => x / 16);
    const draws = {
      values: {lo: own, hi: own},
      counts: atoms.map(([, count]) => count),
      m: values.length,
      range: point(1),
    };
    const list = {values, bottom: 0, top: 1};
    for (const [counted, listed] of [
      [hoeffdingLimit(draws, nu), hoeffdingUpper(list, nu)],
      [bernsteinLimit(draws, nu), bernsteinUpper(list, nu)],
    ] as const)
      t.true(Math.abs(Math.min(1, total(counted).hi) - listed.hi) < 1e-12);
  },
);

test('which limit is taken depends on the number of draws alone', (t) => {
  const one = {lo: Float64Array.of(0.5), hi: Float64Array.of(0.5)};
  const keys = (m: number) => Object.keys(plannedLimit({values: one, counts: [m], m, range: point(1)}, 0.1));
  t.deepEqual(keys(99), ['mean', 'deviation']);
  t.deepEqual(keys(100), ['mean', 'spread', 'slack']);
});

test("estimation from held-out labels by hand: n = n' = 8, losses 0 and 2", (t) => {
  const law = {plus: [6], minus: [2]};
  const h = matrix([[1]]);
  const heads = {kind: 'finite', thetas: [Float64Array.of(1)]} as const;
  const c = makeCase({
    pool: pool({total: 8, U: law, T: law}),
    loss: 'hinge',
    representation: h,
    heads,
    reference: h,
    referenceHeads: heads,
    target: h,
    n: 8,
    nu: 0.5,
  });
  const sample = {plus: [7], minus: [1], n: 8, test: {plus: [4], minus: [4], n: 8}};
  const terms = heldOutEstimation(c, {theta: Float64Array.of(1), gap: 0.125}, sample);
  const [test, deviation, optimisation] = termList(terms).map(({value}) => value);
  const step = 2 * Math.sqrt(Math.log(4) / 16);
  t.true(Math.abs(test!.hi - (1 + step - 0.25)) < 1e-12);
  t.true(Math.abs(deviation!.hi - step) < 1e-12);
  t.deepEqual(optimisation, point(0.125));
  t.throws(() => heldOutEstimation(c, {theta: Float64Array.of(1), gap: 0}, {plus: [8], minus: [0], n: 8}), {
    message: /held-out labelled sample/,
  });
});
