/** Every pair of heads tried; of balls, pairs of random heads stay below and d = 1 is exact; the theorem it was made for. */
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {add, min, scale, sum} from '../arithmetic/interval.ts';
import {type Case, makeCase} from '../case/case.ts';
import {marginRisk} from '../case/margins.ts';
import {InputError} from '../errors.ts';
import {generator} from '../laws/generator.ts';
import {inputMasses, pool} from '../laws/pool.ts';
import {totalVariation} from '../laws/totalVariation.ts';
import {matrix, plainDot, row} from '../linear/matrix.ts';
import {randomCase} from '../testing/randomCase.ts';
import {hDeltaHDiscrepancy} from './hDeltaH.ts';

/** 2 |P_T - P_U| of where two heads have different signs; tables and heads of quarters give exact scores. */
function twice({pool: p, representation}: Case, a: Float64Array, b: Float64Array): number {
  const sign = (theta: Float64Array, j: number) => Math.sign(plainDot(theta, row(representation, j)));
  const [T, U] = [inputMasses(p.T), inputMasses(p.U)];
  let sum = 0;
  for (let j = 0; j < p.size; j++) if (sign(a, j) !== sign(b, j)) sum += T[j]! - U[j]!;
  return (2 * Math.abs(sum)) / p.total;
}

testProp(
  'a finite class: the largest of all pairs; Ben-David et al. 2010, theorem 2, for every head',
  [fc.nat(1e6)],
  (t, seed) => {
    const c = randomCase(seed, {kind: 'finite'});
    if (c.heads.kind !== 'finite') return t.fail();
    const {thetas} = c.heads;
    const h = c.representation;
    const most = Math.max(...thetas.flatMap((a) => thetas.map((b) => twice(c, a, b))));
    const found = hDeltaHDiscrepancy(c, h, c.heads);
    t.deepEqual(found, {lo: most, hi: most});
    t.true(found.hi <= 2 * totalVariation(c.pool, 'inputs').hi);
    const risks = thetas.map(
      (theta) => [marginRisk(c, 'U', h, theta), marginRisk(c, 'T', h, theta)] as const,
    );
    const lambda = risks.map(([underU, underT]) => add(underU, underT)).reduce(min);
    for (const [underU, underT] of risks) t.true(underT.lo <= sum([underU, scale(0.5, found), lambda]).hi);
  },
  {numRuns: 150},
);

testProp(
  'a ball: no pair of random heads is above, and the ends meet in one dimension',
  [fc.nat(1e6)],
  (t, seed) => {
    const c = randomCase(seed, {kind: 'ball', points: 4});
    const {lo, hi} = hDeltaHDiscrepancy(c, c.representation, c.heads);
    const g = generator(seed).derive('heads');
    const head = () => Float64Array.from({length: c.representation.columns}, () => (g.integer(17) - 8) / 4);
    for (let k = 0; k < 40; k++) {
      const found = twice(c, head(), head());
      t.true(found <= hi, `${found} above ${hi}`);
    }
    t.true(lo <= hi && hi <= 2 * totalVariation(c.pool, 'inputs').hi);
    if (c.representation.columns === 1) t.is(lo, hi);
  },
  {numRuns: 100},
);

test('points on one line cannot be told apart by signs but for 0; the radius of a ball says nothing', (t) => {
  const h = matrix([
    [1, 1],
    [-2, -2],
    [0, 0],
    [0, 1],
  ]);
  const of = (T: number[], radius = 1) =>
    makeCase({
      pool: pool({total: 4, U: {plus: [1, 1, 1, 1], minus: [0, 0, 0, 0]}, T: {plus: T, minus: [0, 0, 0, 0]}}),
      loss: 'hinge',
      representation: h,
      heads: {kind: 'ball', radius},
      reference: h,
      referenceHeads: {kind: 'ball', radius},
      target: h,
    });
  const d = (T: number[], radius?: number) => {
    const c = of(T, radius);
    return hDeltaHDiscrepancy(c, h, c.heads);
  };
  t.deepEqual(d([2, 0, 1, 1]), {lo: 0, hi: 0});
  t.deepEqual(d([0, 0, 3, 1]), {lo: 1, hi: 1});
  t.deepEqual(d([0, 0, 3, 1], 0.125), {lo: 1, hi: 1});
  const c = of([1, 1, 1, 1]);
  t.throws(() => hDeltaHDiscrepancy(c, matrix([[1]]), c.heads), {
    instanceOf: InputError,
    message: /hDeltaHDiscrepancy: table: expected 4 rows/,
  });
});
