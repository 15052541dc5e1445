import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type Interval, point, scale} from '../arithmetic/interval.ts';
import {deepBallConstants, squaredLoss} from './ballConstants.ts';
import {deepCovering} from './deepCovering.ts';
import {dudley} from './dudley.ts';
import {normBasedBound} from './normBasedBound.ts';
import {parametricCover, parametricCoverAt} from './parametricCover.ts';
import {firstScale, withTail} from './pretrainingBound.ts';

const one = point(1);
const scalar = {lipschitz: point(4), radius: one, range: point(4), parameters: 3, draws: 1000};

test('parametric cover: formula at one eps, no grid point does better than the eps found', (t) => {
  const {value} = parametricCoverAt(scalar, 0.5);
  const expected = 2 * 4 * 0.5 + 4 * Math.sqrt((3 * Math.log(5)) / 2000);
  t.true(value.lo <= expected + 1e-12 && expected - 1e-12 <= value.hi && value.hi - value.lo < 1e-12);
  const best = parametricCover(scalar);
  for (let k = 1; k < 60; k++) t.true(parametricCoverAt(scalar, 2 ** -k).value.hi >= best.value.hi - 1e-9);
  t.false(best.vacuous);
});

test('a vacuous bound says so, and which term makes it so', (t) => {
  const vacuous = parametricCover({...scalar, draws: 2});
  t.true(vacuous.vacuous);
  t.is(vacuous.dominant.key, 'cover');
  t.is(withTail(parametricCover(scalar), {nu: 1e-300, draws: 1, gap: 0}).dominant.key, 'tail');
});

const sizes = fc.double({min: 0.01, max: 100, noNaN: true});
testProp(
  'monotone: more draws help, more parameters, larger radius, constants and range hurt',
  [sizes, sizes, sizes, fc.integer({min: 1, max: 1000}), fc.integer({min: 1, max: 1_000_000})],
  (t, L, r, B, p, N) => {
    const c = {lipschitz: point(L), radius: point(r), range: point(B), parameters: p, draws: N};
    const base = parametricCover(c).value.hi;
    const more = (change: Partial<typeof c>) => parametricCover({...c, ...change}).value.hi;
    const tolerance = 1e-6 * base;
    t.true(more({draws: 2 * N}) <= base + tolerance);
    t.true(more({parameters: p + 1}) >= base - tolerance);
    t.true(more({radius: point(2 * r)}) >= base - tolerance);
    t.true(more({lipschitz: point(2 * L)}) >= base - tolerance);
    t.true(more({range: point(2 * B)}) >= base - tolerance);
  },
);

test("Dudley's sum is above the closed form for K / eps^2 and close to it", (t) => {
  const [K, N, b] = [3, 10_000, 1];
  const a = (3 * Math.sqrt(K)) / Math.sqrt(N);
  const top = b * Math.sqrt(N);
  const exact = (4 * a) / Math.sqrt(N) + (12 / N) * Math.sqrt(K) * Math.log(top / a);
  const entropy = (eps: number): Interval => point(K / eps ** 2);
  const {upper} = dudley({entropy, range: point(b), draws: N});
  t.true(upper >= exact && upper < 1.05 * exact, `${upper} ${exact}`);
  t.true(dudley({entropy, range: point(b), draws: N, cells: 128}).upper <= upper);
  // Nothing known about covers: the trivial scale remains.
  t.is(dudley({entropy: () => point(Number.POSITIVE_INFINITY), range: one, draws: 4}).upper, 4);
});

test('covers: one point once the class is within eps; counted is at least what one table needs', (t) => {
  const layer = {
    norms: [point(2), one],
    distances: [point(0.5), point(0)],
    widths: [3, 4, 1],
    inputFrobenius: one,
  };
  const {counted, printed} = deepCovering(layer);
  t.is(counted(0.5001).hi, 0);
  t.true(Math.abs(counted(0.1).hi - 25 * Math.log(24)) < 1e-9 || counted(0.1).hi >= 25 * Math.log(24));
  t.true(printed(0.1).lo <= 25.001 * Math.log(32) && printed(0.1).hi >= 25 * Math.log(32) - 1e-9);
  t.true(counted(0.05).hi >= counted(0.1).hi);
});

test('radii: the first scale that contains the weights, failures that sum to at most nu', (t) => {
  t.deepEqual(firstScale(point(1), 0.5), {k: 1, factor: 1, nu: firstScale(point(0.3), 0.5).nu});
  t.is(firstScale(point(5), 0.1).factor, 8);
  let total = 0;
  for (let k = 0; k < 40; k++) total += firstScale(point(2 ** k), 0.1).nu;
  t.true(total < 0.1 && total > 0.09);
  t.throws(() => firstScale(one, 0.1, 3), {message: /firstScale: growth: expected a power of two above 1/});
});

/** E sup (L - Lhat) of the class { w -> (w v - y)^2 : |w| <= 1 } on two points, over all samples, sup on a grid. */
function smallTruth(N: number): number {
  const points = [
    [1, 1, 0.75],
    [0.5, -1, 0.25],
  ] as const;
  let expected = 0;
  for (let k = 0; k <= N; k++) {
    let probability = 1;
    for (let i = 0; i < k; i++) probability *= ((N - i) / (i + 1)) * points[0][2];
    probability *= points[1][2] ** (N - k);
    let most = Number.NEGATIVE_INFINITY;
    for (let g = -64; g <= 64; g++) {
      const [a, b] = points.map(([v, y]) => ((g / 64) * v - y) ** 2);
      most = Math.max(most, (points[0][2] - k / N) * a! + (points[1][2] - (N - k) / N) * b!);
    }
    expected += probability * most;
  }
  return expected;
}

test('neither bound is below the truth of a one-parameter class', (t) => {
  const constants = deepBallConstants({inputNorm: one, targetNorm: one, initial: [point(0)], radii: [one]});
  t.deepEqual(constants.range, point(4));
  t.deepEqual(constants.lipschitz, point(4));
  for (const N of [1, 4, 16, 64]) {
    const truth = smallTruth(N);
    const cover = parametricCover({...constants, radius: one, parameters: 1, draws: N});
    const {counted} = deepCovering({
      norms: [one],
      distances: [one],
      widths: [1, 1],
      inputFrobenius: point(Math.ceil(Math.sqrt(N))),
    });
    const byNorm = normBasedBound({entropy: counted, distance: 'sample', constants, draws: N});
    t.true(
      truth > 0 && truth <= cover.value.lo && truth <= byNorm.value.lo,
      `${N}: ${truth} ${cover.value.lo}`,
    );
  }
});

test('squared loss: B_l and its Lipschitz constant', (t) => {
  t.deepEqual(squaredLoss(point(3), one), {range: point(16), lipschitz: point(8)});
  t.deepEqual(scale(2, one), point(2));
});
