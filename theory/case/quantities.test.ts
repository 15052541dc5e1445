import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {contains, point, sub} from '../arithmetic/interval.ts';
import {LOSSES} from '../heads/loss.ts';
import {pool} from '../laws/pool.ts';
import {matrix, row} from '../linear/matrix.ts';
import {randomCase} from '../testing/randomCase.ts';
import {makeCase} from './case.ts';
import {
  bestHead,
  bestOverall,
  constants,
  infimumDifference,
  losses,
  populationRisk,
  riskShift,
  rowNorm,
  scoreRadius,
  shiftTerm,
} from './quantities.ts';

const table = matrix([
  [3, 4],
  [0, -2],
  [1, 1],
]);
const heads = {kind: 'finite', thetas: [Float64Array.of(1, 0), Float64Array.of(0, 1)]} as const;
const seed = fc.nat(1e6);

test('norms and score radii; only the given points count', (t) => {
  t.deepEqual(rowNorm(table, 0), point(5));
  t.deepEqual(rowNorm(matrix([[-3]]), 0), point(3));
  t.true(contains(rowNorm(table, 2), Math.SQRT2));
  t.is(scoreRadius(table, {kind: 'ball', radius: 0.5}, [0, 1]), 2.5);
  t.is(scoreRadius(table, heads, [0, 1, 2]), 4);
  t.is(scoreRadius(table, heads, [1]), 2);
  t.is(scoreRadius(table, heads, []), 0);
});

/** Two points; U on the first, T on both; h° has the larger scores. */
const c = makeCase({
  pool: pool({total: 4, U: {plus: [3, 0], minus: [1, 0]}, T: {plus: [1, 0], minus: [1, 2]}}),
  loss: 'hinge',
  representation: matrix([[1], [-1]]),
  heads: {kind: 'finite', thetas: [0, 1].map((x) => Float64Array.of(x))},
  reference: matrix([[2], [-1]]),
  referenceHeads: {kind: 'finite', thetas: [Float64Array.of(1)]},
  target: matrix([[0], [0]]),
});

test('G and B are of both representations, heads and supports; law change is B TV', (t) => {
  t.deepEqual(constants(c), {G: 1, B: 3});
  // TV of the joint laws: (2 + 0 + 0 + 2) / 8.
  t.deepEqual(shiftTerm(c), point(1.5));
  t.deepEqual(shiftTerm(c, point(0.25)), point(0.75));
});

test('risks, best heads and their differences, by hand', (t) => {
  const [zero, one] = c.heads.kind === 'finite' ? c.heads.thetas : [];
  t.deepEqual(populationRisk(c, 'U', c.representation, one!), point(0.5));
  t.deepEqual(populationRisk(c, 'T', c.representation, one!), point(0.5));
  t.deepEqual(populationRisk(c, 'T', c.representation, zero!), point(1));
  t.deepEqual(riskShift(c, c.representation, one!), point(0));
  t.deepEqual(bestHead(c, 'T', c.representation, c.heads), {theta: one!, value: point(0.5), gap: 0});
  // h° under T: scores 2 and -1: (0 + 3 + 0) / 4.
  t.deepEqual(bestHead(c, 'T', c.reference, c.referenceHeads).value, point(0.75));
  const [h, o] = [
    {table: c.representation, heads: c.heads},
    {table: c.reference, heads: c.referenceHeads},
  ];
  t.deepEqual(infimumDifference(c, 'T', h, o), point(-0.25));
  t.deepEqual(infimumDifference(c, 'T', h, h), point(0));
  // Over the class: h° with the heads of h scores (2, -1) with theta = 1 or 0: 0.75; h: 0.5.
  t.deepEqual(bestOverall(c), point(0.5));
  t.is(losses(c, c.reference, one!), losses(c, c.reference, one!));
});

testProp(
  'the same problem differs by exactly 0 and equal laws shift no risk, whatever the loss',
  [seed, fc.constantFrom(...LOSSES)],
  (t, s, loss) => {
    const drawn = randomCase(s, {kind: 'finite', losses: [loss]});
    const one = {table: drawn.representation, heads: drawn.heads};
    t.deepEqual(infimumDifference(drawn, 'U', one, one), point(0));
    const same = {...drawn, pool: {...drawn.pool, T: drawn.pool.U}, memo: new Map()};
    for (const theta of drawn.heads.kind === 'finite' ? drawn.heads.thetas : []) {
      t.deepEqual(riskShift(same, drawn.representation, theta), point(0));
      const shift = riskShift(drawn, drawn.representation, theta);
      const plain = sub(
        populationRisk(drawn, 'T', drawn.representation, theta),
        populationRisk(drawn, 'U', drawn.representation, theta),
      );
      t.true(shift.lo <= plain.hi && plain.lo <= shift.hi);
    }
  },
);

testProp('inf over the class is below every member; the score radius bounds every score', [seed], (t, s) => {
  const drawn = randomCase(s);
  const best = bestOverall(drawn);
  t.false(best.lo > bestHead(drawn, 'T', drawn.representation, drawn.heads).value.hi);
  t.false(best.lo > bestHead(drawn, 'T', drawn.reference, drawn.referenceHeads).value.hi);
  const radius = scoreRadius(drawn.representation, drawn.heads, [0, 1]);
  const {theta} = bestHead(drawn, 'U', drawn.representation, drawn.heads);
  for (const j of [0, 1]) {
    const plain = row(drawn.representation, j).reduce((sum, x, i) => sum + x * theta[i]!, 0);
    t.true(Math.abs(plain) <= radius + 1e-12);
  }
});
