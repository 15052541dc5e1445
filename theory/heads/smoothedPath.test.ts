import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type Generator, generator} from '../laws/generator.ts';
import {barrierPath} from './barrierPath.ts';
import {dualBound, headRisk} from './headCertificate.ts';
import type {HeadTerms} from './headTerms.ts';
import type {LossName} from './loss.ts';
import {smoothedPath} from './smoothedPath.ts';

interface Shape {
  readonly count: number;
  readonly dimension: number;
  readonly loss: LossName;
  /** Mean margin of the first feature. */
  readonly margin: number;
  readonly masses: 'equal' | 'uneven';
}

/** Rows in the unit ball. */
function randomTerms({count, dimension, loss, margin, masses}: Shape, random: Generator): HeadTerms {
  const x = new Float64Array(count * dimension);
  for (let k = 0; k < count; k++) {
    const row = Array.from({length: dimension}, (_, i) => (i === 0 ? margin : 0) + random.normal());
    const norm = Math.max(1, Math.hypot(...row));
    for (const [i, v] of row.entries()) x[k * dimension + i] = v / norm;
  }
  const c = Float64Array.from({length: count}, () => (masses === 'equal' ? 1 : 2 ** random.integer(20)));
  return {count, dimension, x, c, total: c.reduce((a, b) => a + b, 0), loss};
}

const gapOf = (terms: HeadTerms, radius: number, {theta, slopes}: ReturnType<typeof smoothedPath>): number =>
  headRisk(
    terms,
    theta.map((v) => v * (1 - 2 ** -50)),
  ).hi - Math.max(0, dualBound(terms, radius, slopes));

testProp(
  'the gap that is asked for, certified, on many terms; no path with more steps finds a better head',
  [
    fc.record({
      count: fc.integer({min: 500, max: 1500}),
      dimension: fc.integer({min: 1, max: 8}),
      loss: fc.constantFrom('hinge', 'logistic', 'squared'),
      margin: fc.constantFrom(-0.5, 0, 0.25, 4),
      masses: fc.constantFrom('equal', 'uneven'),
    } satisfies Record<keyof Shape, fc.Arbitrary<unknown>>),
    fc.constantFrom(2 ** -6, 0.5, 1, 8, 64),
    fc.integer({min: 0, max: 2 ** 31}),
  ],
  (t, shape, radius, seed) => {
    const terms = randomTerms(shape as Shape, generator(seed));
    const enough = 1e-9;
    const path = smoothedPath(terms, radius, enough);
    t.true(gapOf(terms, radius, path) <= 2 * enough * (1 + radius));
    const longer = barrierPath(terms, radius, 20);
    t.true(headRisk(terms, path.theta).lo <= headRisk(terms, longer.theta).hi + 2 * enough * (1 + radius));
  },
  {numRuns: 60},
);

test('hinge loss on 20,000 terms, where a barrier of equal weight for each stops far from the optimum', (t) => {
  const shape = {count: 20_000, dimension: 16, loss: 'hinge', margin: 0.25, masses: 'equal'} as const;
  const terms = randomTerms(shape, generator(1));
  for (const radius of [1, 32]) t.true(gapOf(terms, radius, smoothedPath(terms, radius, 1e-9)) <= 2e-9);
});

test('rows on a line: the directions across it are left alone', (t) => {
  for (const loss of ['hinge', 'logistic', 'squared'] as const) {
    const terms = randomTerms({count: 600, dimension: 1, loss, margin: 0.25, masses: 'equal'}, generator(2));
    const x = new Float64Array(3 * terms.count);
    for (const [k, v] of terms.x.entries()) x[3 * k] = v;
    const path = smoothedPath({...terms, dimension: 3, x}, 4, 1e-9);
    t.true(gapOf({...terms, dimension: 3, x}, 4, path) <= 2e-9);
    t.deepEqual([...path.theta.subarray(1)], [0, 0]);
  }
});
