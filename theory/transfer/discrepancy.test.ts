/** The discrepancy of a ball is at least that of its heads, exactly 0 under equal laws, and attained where it is known by hand. */
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {makeCase} from '../case/case.ts';
import {constants, riskShift} from '../case/quantities.ts';
import {pool} from '../laws/pool.ts';
import {totalVariation} from '../laws/totalVariation.ts';
import {matrix} from '../linear/matrix.ts';
import {randomCase} from '../testing/randomCase.ts';
import {discrepancy} from './discrepancy.ts';

testProp(
  'no head of the ball has a larger difference, and B TV is never smaller',
  [
    fc.nat(1e6),
    fc.constantFrom('hinge', 'logistic', 'squared'),
    fc.array(fc.double({min: -1, max: 1, noNaN: true}), {minLength: 8, maxLength: 8}),
  ],
  (t, seed, loss, directions) => {
    const c = randomCase(seed, {kind: 'ball', losses: [loss]});
    if (c.heads.kind !== 'ball') return t.fail();
    const {radius} = c.heads;
    const limit = discrepancy(c, c.representation, c.heads);
    const d = c.representation.columns;
    for (let k = 0; k + d <= directions.length; k += d) {
      // Scaled to size 1 first: the norm of subnormal numbers has no digits to round to, and such a head would leave the ball.
      const raw = directions.slice(k, k + d);
      const most = Math.max(...raw.map(Math.abs)) || 1;
      const u = raw.map((x) => x / most);
      const norm = Math.hypot(...u) || 1;
      const theta = Float64Array.from(u, (x) => (x / norm) * radius * (1 - 2 ** -50));
      const {lo, hi} = riskShift(c, c.representation, theta);
      t.true(Math.max(lo, -hi) <= limit.hi, `${lo} ${hi} above ${limit.hi}`);
    }
    t.true(limit.hi <= constants(c).B * totalVariation(c.pool).hi * (1 + 1e-12));
  },
  {numRuns: 150},
);

/** One point of feature 1; labels +1 with probability u/8 under U, t/8 under T. */
function labelShift(u: number, t: number, loss: 'hinge' | 'logistic' | 'squared', radius: number) {
  const h = matrix([[1]]);
  const heads = {kind: 'ball', radius} as const;
  return makeCase({
    pool: pool({total: 8, U: {plus: [u], minus: [8 - u]}, T: {plus: [t], minus: [8 - t]}}),
    loss,
    representation: h,
    heads,
    reference: h,
    referenceHeads: heads,
    target: h,
  });
}

test('equal laws: exactly 0', (t) => {
  const c = labelShift(3, 3, 'hinge', 4);
  t.deepEqual(discrepancy(c, c.representation, c.heads), {lo: 0, hi: 0});
});

test('labels alone change: linear in the head, attained at the edge of the ball', (t) => {
  for (const [loss, radius, expected] of [
    ['hinge', 1, 1],
    ['hinge', 3, 2],
    ['squared', 1, 2],
    ['logistic', 1, 0.5],
  ] as const) {
    const c = labelShift(2, 6, loss, radius);
    const {hi} = discrepancy(c, c.representation, c.heads);
    const shift = riskShift(c, c.representation, Float64Array.of(radius));
    t.true(Math.abs(hi - expected) < 1e-12, `${loss} ${radius}: ${hi}`);
    t.true(hi >= -shift.lo - 1e-12 && hi <= -shift.lo + 1e-12);
  }
});
