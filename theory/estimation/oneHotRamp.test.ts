import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type Case, makeCase} from '../case/case.ts';
import {jointAtoms} from '../heads/risk.ts';
import {enumerateSamples} from '../laws/enumerate.ts';
import {generator} from '../laws/generator.ts';
import {pool} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {randomLaw} from '../testing/randomCase.ts';
import {expectedComplexity, expectedExcess, isOneHot, oneHotRamp} from './oneHotRamp.ts';

const unit = (M: number) =>
  matrix(Array.from({length: M}, (_, j) => Array.from({length: M}, (_, i) => +(i === j))));

function caseOf(seed: number, M: number, n: number, radius: number): Case {
  const g = generator(seed);
  const h = unit(M);
  const heads = {kind: 'ball', radius} as const;
  const [U, T] = [randomLaw(g, M, 16), randomLaw(g, M, 16)];
  return makeCase({
    pool: pool({total: 16, U, T}),
    loss: 'symmetricRamp',
    representation: h,
    heads,
    reference: h,
    referenceHeads: heads,
    target: h,
    n,
  });
}

/** Directions of the plane or of space, all signs and axes among them. */
function directions(M: number): number[][] {
  const turns = M === 2 ? 720 : 64;
  const angles = Array.from({length: turns}, (_, i) => (i / turns) * 2 * Math.PI);
  if (M === 2) return angles.map((a) => [Math.cos(a), Math.sin(a)]);
  return Array.from({length: 33}, (_, i) => (i / 32) * Math.PI).flatMap((b) =>
    angles.map((a) => [Math.sin(b) * Math.cos(a), Math.sin(b) * Math.sin(a), Math.cos(b)]),
  );
}

/** The boundary of [-1, 1]^M cut by the ball, by rays that run on along the box: where every optimum lies. */
function boundary(M: number, R: number): number[][] {
  return directions(M).map((u) => {
    const along = (reach: number) =>
      u.map((x) => Math.max(-1, Math.min(1, reach * (Math.abs(x) < 1e-9 ? 0 : x))));
    let [inside, outside] = [0, 1e6];
    if (Math.hypot(...along(outside)) <= R) return along(outside);
    for (let i = 0; i < 60; i++) {
      const middle = (inside + outside) / 2;
      if (Math.hypot(...along(middle)) <= R) inside = middle;
      else outside = middle;
    }
    return along(inside);
  });
}

/** Plain risk of scores s under atom weights that sum to total. */
const risk = (weights: ArrayLike<number>, s: number[], total: number) =>
  s.reduce((sum, x, j) => sum + (weights[j]! * (1 - x)) / 2 + (weights[s.length + j]! * (1 + x)) / 2, 0) /
  total;

function bruteExcess(c: Case, heads: number[][]): number {
  const T = jointAtoms(c.pool.T);
  const population = heads.map((s) => risk(T, s, c.pool.total));
  const best = Math.min(...population);
  let mean = 0;
  enumerateSamples(T, c.n, (counts, p) => {
    const fit = heads.map((s) => risk(counts, s, c.n));
    const least = Math.min(...fit);
    mean += p * (Math.max(...population.filter((_, i) => fit[i]! <= least + 1e-9)) - best);
  });
  return mean;
}

function bruteComplexity(c: Case, heads: number[][]): number {
  const M = c.pool.size;
  let mean = 0;
  enumerateSamples(jointAtoms(c.pool.T), c.n, (counts, p) => {
    const draws = Array.from(counts).flatMap((count, a) => new Array<number>(count).fill(a));
    for (let bits = 0; bits < 2 ** c.n; bits++) {
      const signed = new Float64Array(2 * M);
      for (const [i, a] of draws.entries()) signed[a]! += (bits >> i) & 1 ? 1 : -1;
      mean += (p / 2 ** c.n) * Math.max(...heads.map((s) => risk(signed, s, c.n)));
    }
  });
  return mean;
}

/** M, n, R with R^2 >= n; the ball cuts the box's corners where R^2 < M. */
const SHAPES = [
  [2, 1, 1],
  [2, 1, 1.25],
  [2, 2, 1.5],
  [2, 2, 3],
  [3, 1, 1],
  [3, 2, 1.5],
] as const;

for (const [M, n, R] of SHAPES) {
  const heads = boundary(M, R);
  testProp(
    `M = ${M}, n = ${n}, R = ${R}: never below a fine grid of heads, and at most 0.01 above`,
    [fc.nat(1e6)],
    (t, seed) => {
      const c = caseOf(seed, M, n, R);
      t.true(oneHotRamp.holds(c) === true);
      const excess = expectedExcess(c);
      const complexity = expectedComplexity(c);
      for (const [exact, brute] of [
        [excess, bruteExcess(c, heads)],
        [complexity, bruteComplexity(c, heads)],
      ] as const) {
        t.true(exact.hi - exact.lo <= 1e-12);
        // The grid's best head is not quite the best: an excess over it may fall short by as much.
        t.true(exact.hi >= brute - 0.01 && exact.lo <= brute + 0.01, `${exact.lo} against ${brute}`);
      }
      t.true(complexity.hi >= bruteComplexity(c, heads) - 1e-12);
    },
    {numRuns: M === 2 ? 12 : 4},
  );
}

test('one point: everything by hand', (t) => {
  const h = unit(1);
  const heads = {kind: 'ball', radius: 1} as const;
  const law = {plus: [3], minus: [1]};
  const c = makeCase({
    pool: pool({total: 4, U: law, T: law}),
    loss: 'symmetricRamp',
    representation: h,
    heads,
    reference: h,
    referenceHeads: heads,
    target: h,
    n: 1,
  });
  // Fits the label seen: wrong with probability 1/4, and then loses 1/2.
  t.deepEqual(expectedExcess(c), {lo: 0.125, hi: 0.125});
  // E sup over s in [-1, 1] of sigma (1 - y s) / 2 = E |s| / 2.
  t.deepEqual(expectedComplexity(c), {lo: 0.5, hi: 0.5});
});

test('the hypothesis: one-hot, the loss, and a radius whose square is at least n for certain', (t) => {
  t.true(isOneHot(unit(3)));
  t.false(isOneHot(matrix([[1, 0]])));
  t.false(
    isOneHot(
      matrix([
        [1, 0],
        [1, 0],
      ]),
    ),
  );
  const c = caseOf(1, 2, 2, 1.5);
  t.true(oneHotRamp.holds(c));
  t.false(oneHotRamp.holds({...c, loss: 'ramp'}));
  t.false(oneHotRamp.holds({...c, n: 3}));
  t.false(oneHotRamp.holds({...c, heads: {kind: 'finite', thetas: [Float64Array.of(1, 0)]}}));
  t.false(
    oneHotRamp.holds({
      ...c,
      representation: matrix([
        [0, 1],
        [1, 0],
      ]),
    }),
  );
  // Below the root of 11, though its square rounds to 11.
  const radius = 3.3166247903554;
  t.true(radius ** 2 === 11 && BigInt(radius * 2 ** 51) ** 2n < 11n << 102n);
  t.false(oneHotRamp.holds({...c, n: 11, heads: {kind: 'ball', radius}}));
});
