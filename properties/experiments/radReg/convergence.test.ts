import test from 'ava';
import fc from 'fast-check';
import {compare, minus, plus, type Rational, rational, times} from '../../../theory/arithmetic/rational.ts';
import {subgradientConvergence} from '../../../theory/claims/radreg/subgradient-convergence.ts';
import {weaklyConvex} from '../../../theory/radReg/convergenceBound.ts';
import {type DescentCase, makeDescentCase, NIL} from '../../../theory/radReg/descentCase.ts';
import {expectedOutput, iterates, secondMomentOf} from '../../../theory/radReg/descentRun.ts';
import {envelope, gradientAt, minimumOf, stationarity, valueAt} from '../../../theory/radReg/moreau.ts';
import {findClaim} from '../../claimRegistry/loadClaims.ts';
import {evaluate, evaluateSetting} from '../../evaluate/evaluate.ts';
import {checkFinite} from '../../run/checkFinite.ts';
import {descentSettings} from '../../settings/descent/arbitrary.ts';
import {descentCase} from '../../settings/descent/index.ts';
import {attainedDescent} from './writtenSettings.ts';

const r = (num: number, den = 1): Rational => rational(BigInt(num), BigInt(den));
const number = ({num, den}: Rational): number => Number(num) / Number(den);

/** -x^2/2 on [-1,1], x_0 = 1/3, rho^ = 3/2, one step of 2, in exact thirds. */
const attained = makeDescentCase({
  quadratic: [[r(-1)]],
  linear: [NIL],
  kinks: [],
  lower: [r(-1)],
  upper: [r(1)],
  start: [r(1, 3)],
  steps: [r(2)],
  noise: [[NIL]],
  rho: r(1),
  rhoHat: r(3, 2),
});

test('the bound is attained: both sides 1, slack the point 0', (t) => {
  const {verdict, inequality} = evaluate(subgradientConvergence, attained);
  t.is(verdict, 'holds');
  t.deepEqual(
    [inequality!.lhs, inequality!.slack],
    [
      {lo: 1, hi: 1},
      {lo: 0, hi: 0},
    ],
  );
  t.deepEqual(envelope(attained, attained.start), {at: [r(1)], value: r(-1, 6)});
  const scaled = evaluateSetting(subgradientConvergence, attainedDescent).inequality!;
  t.deepEqual(
    [scaled.lhs, scaled.rhs],
    [
      {lo: 9, hi: 9},
      {lo: 9, hi: 9},
    ],
  );
  t.is(evaluate(findClaim('subgradient-convergence-without-convexity-factor'), attained).verdict, 'refuted');
});

const points = (c: DescentCase, count: number): Rational[][] => {
  const side = (i: number) =>
    Array.from({length: count + 1}, (_, k) =>
      plus(c.lower[i]!, times(r(k, count), minus(c.upper[i]!, c.lower[i]!))),
    );
  let all: Rational[][] = [[]];
  for (let i = 0; i < c.start.length; i++) all = all.flatMap((x) => side(i).map((value) => [...x, value]));
  return all;
};

test('minimum and proximal points are below every point of a grid; f and its gradient are those of the formula', (t) => {
  const value = (c: DescentCase, x: readonly Rational[]): number => {
    const y = x.map(number);
    const quadratic = c.quadratic.flatMap((row, i) => row.map((a, j) => (number(a) * y[i]! * y[j]!) / 2));
    const linear = c.linear.map((b, i) => number(b) * y[i]!);
    const bent = c.kinks.map(({coordinate: i, at, weight}) => {
      return (number(weight) / 2) * Math.max(0, y[i]! - number(at)) ** 2;
    });
    return [...quadratic, ...linear, ...bent].reduce((a, b) => a + b, 0);
  };
  fc.assert(
    fc.property(descentSettings(), (setting) => {
      const c = descentCase(setting);
      const least = minimumOf(c).value;
      const near = envelope(c, c.start);
      t.deepEqual(valueAt(c, minimumOf(c).at), least);
      for (const x of points(c, c.start.length === 1 ? 12 : 3)) {
        const f = valueAt(c, x);
        t.true(Math.abs(number(f) - value(c, x)) < 1e-9 * (1 + Math.abs(number(f))));
        t.true(compare(f, least) >= 0);
        const away = x.map((y, i) => minus(y, c.start[i]!));
        const squared = away.map((y) => times(y, y)).reduce(plus, NIL);
        t.true(compare(plus(f, times(times(r(1, 2), c.rhoHat), squared)), near.value) >= 0);
      }
      const gradient = gradientAt(c, c.start).map(number);
      for (const [i, g] of gradient.entries()) {
        const moved = (step: number) =>
          value(
            c,
            c.start.map((y, k) => (k === i ? plus(y, r(step, 1024)) : y)),
          );
        t.true(Math.abs((moved(1) - moved(-1)) * 512 - g) < 0.05);
      }
    }),
    {numRuns: 60, seed: 3},
  );
});

test('the law of a run, by hand: two steps of 1 on |x|^2/2 from 2 with noise +-1', (t) => {
  const c = makeDescentCase({
    ...attained,
    quadratic: [[r(1)]],
    lower: [r(-4)],
    upper: [r(4)],
    start: [r(2)],
    steps: [r(1), r(3)],
    noise: [[r(1)], [r(-1)]],
    rho: NIL,
    rhoHat: r(1),
  });
  t.deepEqual(
    iterates(c).map((law) => law.map(({x, probability}) => [x[0], probability])),
    [
      [[r(2), r(1)]],
      [
        [r(-1), r(1, 2)],
        [r(1), r(1, 2)],
      ],
    ],
  );
  // E|g_0|^2 = 4 + 1. Proximal points x/2: the envelope's squared gradient is x^2/4.
  t.deepEqual(secondMomentOf(c), r(5));
  t.deepEqual(
    expectedOutput(c, (x) => stationarity(c, x)),
    r(7, 16),
  );
});

test('weak convexity is decided: rho a hair below the curvature is refused', (t) => {
  t.true(weaklyConvex.holds(attained));
  t.false(weaklyConvex.holds({...attained, rho: r(999_999, 1_000_000), memo: new Map()}));
});

test('the bound holds on 200 random instances, decided exactly', async (t) => {
  const {verdict, kept, undecided, tightest} = await checkFinite(subgradientConvergence, {
    runs: 200,
    seed: 5,
  });
  t.deepEqual([verdict, kept, undecided], ['holds', 200, 0]);
  t.true(tightest!.ratio > 0.5 && tightest!.ratio <= 1);
});

for (const claim of [
  findClaim('subgradient-convergence-without-convexity-factor'),
  findClaim('subgradient-convergence-without-noise-term'),
  findClaim('subgradient-convergence-of-plain-gradient'),
]) {
  test(`${claim.id} is refuted`, async (t) => {
    t.is((await checkFinite(claim, {runs: 400, seed: 5})).verdict, 'refuted');
  });
}
