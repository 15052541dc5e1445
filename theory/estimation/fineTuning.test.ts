import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {point} from '../arithmetic/interval.ts';
import {type Case, makeCase} from '../case/case.ts';
import {bestHead, populationRisk} from '../case/quantities.ts';
import {LOSSES} from '../heads/loss.ts';
import {jointAtoms, lossTable, weightedMean} from '../heads/risk.ts';
import {enumerateSamples} from '../laws/enumerate.ts';
import {pool} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {randomCase} from '../testing/randomCase.ts';
import {fineTuner} from './fineTuning.ts';

const heads = [-1, 0, 1].map((x) => Float64Array.of(x));
/** The first point is always +, the second, seen rarely, always -; T and h as a table of one column. */
const c = makeCase({
  pool: pool({total: 4, U: {plus: [4, 0], minus: [0, 0]}, T: {plus: [3, 0], minus: [0, 1]}}),
  loss: 'hinge',
  representation: matrix([[0], [1]]),
  heads: {kind: 'finite', thetas: heads},
  reference: matrix([[0], [1]]),
  referenceHeads: {kind: 'finite', thetas: heads},
  target: matrix([[0], [0]]),
  n: 1,
});

test('a tie goes to the head that is worst under T', (t) => {
  const tune = fineTuner(c);
  // On (x_1, +) all heads have loss 1; under T, theta = 1 has risk 3/4 + 2/4, theta = -1 has 3/4.
  t.deepEqual(tune({plus: [1, 0], minus: [0, 0], n: 1}), {theta: heads[2]!, excess: point(0.5), gap: 0});
  // On (x_2, -) only theta = -1 is best.
  t.deepEqual(tune({plus: [0, 0], minus: [0, 1], n: 1}), {theta: heads[0]!, excess: point(0), gap: 0});
  t.deepEqual(tune({plus: [1, 0], minus: [0, 1], n: 2}).excess, point(0));
});

test('a tie that enclosures leave open goes to the worst head too, at the price of a gap', (t) => {
  const law = {plus: [3], minus: [1]};
  const one = matrix([[1]]);
  const pair = {kind: 'finite', thetas: [heads[0]!, heads[2]!]} as const;
  const logistic = makeCase({
    ...c,
    pool: pool({total: 4, U: law, T: law}),
    loss: 'logistic',
    representation: one,
    heads: pair,
    reference: one,
    referenceHeads: pair,
    target: one,
    family: [one],
  });
  // One draw of each label: both heads have the empirical risk (phi(1) + phi(-1)) / 2.
  const {theta, gap, excess} = fineTuner(logistic)({plus: [1], minus: [1], n: 2});
  t.deepEqual(theta, heads[0]!);
  t.true(gap > 0 && gap < 1e-13 && excess.lo > 0.4);
  // Equal scores: decided.
  const flat = {...c, loss: 'logistic' as const, memo: new Map()};
  t.deepEqual(fineTuner(flat)({plus: [1, 0], minus: [0, 0], n: 1}), {
    ...fineTuner(flat)({plus: [1, 0], minus: [0, 0], n: 1}),
    theta: heads[2]!,
    gap: 0,
  });
});

function allSamples(
  of: Case,
  visit: (sample: {plus: Int32Array; minus: Int32Array; n: number}) => void,
): void {
  const {size, T} = of.pool;
  enumerateSamples(jointAtoms(T), of.n, (counts) =>
    visit({plus: counts.slice(0, size), minus: counts.slice(size), n: of.n}),
  );
}

testProp(
  'finite classes: the head minimises the empirical risk up to the gap, and none that does is worse',
  [fc.nat(1e6), fc.constantFrom(...LOSSES)],
  (t, seed, loss) => {
    const drawn = randomCase(seed, {kind: 'finite', losses: [loss]});
    const thetas = drawn.heads.kind === 'finite' ? drawn.heads.thetas : [];
    const tune = fineTuner(drawn);
    const least = bestHead(drawn, 'T', drawn.representation, drawn.heads).value;
    allSamples(drawn, (sample) => {
      const {theta, excess, gap} = tune(sample);
      const risks = thetas.map((one) =>
        weightedMean(jointAtoms(sample), lossTable(drawn.representation, one, loss), sample.n),
      );
      const own = risks[thetas.indexOf(theta)]!;
      t.true(own.lo <= Math.min(...risks.map((r) => r.hi)) + gap + 1e-12);
      t.true(gap <= 1e-12);
      for (const [i, one] of thetas.entries()) {
        // Certain minimisers are at most as bad as the one taken.
        if (risks.every((r) => risks[i]!.hi <= r.lo)) {
          t.false(populationRisk(drawn, 'T', drawn.representation, one).lo - least.hi > excess.hi + 1e-12);
        }
      }
    });
  },
  {numRuns: 60},
);

testProp(
  'norm balls: the head is in the ball, its excess is that of its risk, and no head of a grid fits better',
  [fc.nat(1e6), fc.constantFrom('hinge' as const, 'logistic' as const, 'squared' as const)],
  (t, seed, loss) => {
    const drawn = randomCase(seed, {kind: 'ball', losses: [loss], n: 2});
    const radius = drawn.heads.kind === 'ball' ? drawn.heads.radius : 0;
    const tune = fineTuner(drawn);
    const best = bestHead(drawn, 'T', drawn.representation, drawn.heads);
    const d = drawn.representation.columns;
    allSamples(drawn, (sample) => {
      const {theta, excess, gap} = tune(sample);
      t.true(Math.hypot(...theta) <= radius * (1 + 1e-12) && excess.lo >= 0 && gap >= 0 && gap <= 1e-6);
      const risk = populationRisk(drawn, 'T', drawn.representation, theta);
      t.true(excess.hi >= risk.lo - best.value.hi && excess.lo <= risk.hi - best.value.lo + 1e-12);
      const fitted = (one: Float64Array) =>
        weightedMean(jointAtoms(sample), lossTable(drawn.representation, one, loss), sample.n);
      for (let i = 0; i < 24; i++) {
        const angle = (i / 24) * 2 * Math.PI;
        for (const size of [0.3, 0.7, 0.999]) {
          const [x, y] = [size * radius * Math.cos(angle), size * radius * Math.sin(angle)];
          t.true(fitted(Float64Array.of(...(d === 1 ? [x] : [x, y]))).hi >= fitted(theta).lo - gap);
        }
      }
    });
  },
  {numRuns: 15},
);
