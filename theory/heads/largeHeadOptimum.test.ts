// First-order heads against those of Newton steps, and their certificates; enclosed scores.
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {InputError} from '../errors.ts';
import {matrix} from '../linear/matrix.ts';
import {inside} from '../testing/heads.ts';
import {headOptimum} from './headOptimum.ts';
import {largeHeadOptimum} from './largeHeadOptimum.ts';
import {scoreEnds} from './scoreEnds.ts';

const entry = fc.double({min: -2, max: 2, noNaN: true});
const rows = fc.integer({min: 1, max: 4}).chain((d) =>
  fc.array(fc.tuple(fc.array(entry, {minLength: d, maxLength: d}), fc.boolean()), {
    minLength: 2,
    maxLength: 12,
  }),
);
const problemOf = (
  examples: readonly (readonly [number[], boolean])[],
  loss: 'hinge' | 'logistic' | 'squared',
) => ({
  plus: examples.map(([, y]) => (y ? 1 : 0)),
  minus: examples.map(([, y]) => (y ? 0 : 1)),
  total: examples.length,
  table: matrix(examples.map(([x]) => x)),
  loss,
});

testProp(
  'both enclose one infimum; the head is in the ball and its gap is what it says',
  [rows, fc.constantFrom('hinge', 'logistic', 'squared'), fc.double({min: 0.1, max: 5, noNaN: true})],
  (t, examples, loss, radius) => {
    const problem = problemOf(examples, loss);
    const exact = headOptimum(problem, radius);
    const found = largeHeadOptimum(problem, radius);
    t.true(inside(found.theta, radius));
    t.true(found.value.lo <= exact.value.hi && exact.value.lo <= found.value.hi);
    t.true(found.risk.hi - exact.value.lo <= found.gap + exact.gap + 1e-12);
    // The hinge loss is smoothed by 0.02.
    t.true(found.gap <= (loss === 'hinge' ? 0.05 : 1e-3), `${found.gap}`);
  },
  {numRuns: 150},
);

test('a table of zeros, one label, bad input', (t) => {
  const zeros = problemOf(
    [
      [[0, 0], true],
      [[0, 0], false],
    ],
    'logistic',
  );
  t.true(largeHeadOptimum(zeros, 1).gap < 1e-9);
  t.throws(() => largeHeadOptimum(zeros, 0), {instanceOf: InputError, message: /radius/});
});

testProp(
  'scores are enclosed',
  [fc.array(entry, {minLength: 3, maxLength: 3}), fc.array(entry, {minLength: 3, maxLength: 3})],
  (t, x, theta) => {
    const {lo, hi} = scoreEnds(matrix([x]), theta);
    // Exact sum by big integers: doubles of at most 2 are multiples of 2^-1074.
    const exactly = (a: number) => BigInt(Math.round(a * 2 ** 50));
    const rounded = x
      .map((a, i) => [exactly(a), exactly(theta[i]!)] as const)
      .reduce((sum, [a, b]) => sum + a * b, 0n);
    const near = Number(rounded) / 2 ** 100;
    t.true(lo[0]! <= near + 1e-13 && hi[0]! >= near - 1e-13 && hi[0]! - lo[0]! < 1e-13);
  },
);
