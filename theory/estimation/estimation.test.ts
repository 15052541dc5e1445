import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {point} from '../arithmetic/interval.ts';
import {makeCase} from '../case/case.ts';
import {jointAtoms} from '../heads/risk.ts';
import {enumerateSamples} from '../laws/enumerate.ts';
import {pool} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {randomCase} from '../testing/randomCase.ts';
import {expectedEstimation} from './estimationTerms.ts';
import {fineTuner} from './fineTuning.ts';

test('two heads on two points, one draw, by hand', (t) => {
  // T: x_1 always +, mass 3/4; x_2 always -, mass 1/4; h = (0, 1); heads -1 and 1; hinge.
  // On x_1 (3/4) both heads tie and the worse is taken, excess (2 - 0)/4; on x_2 the better one is.
  const heads = {kind: 'finite', thetas: [-1, 1].map((x) => Float64Array.of(x))} as const;
  const h = matrix([[0], [1]]);
  const law = {plus: [3, 0], minus: [0, 1]};
  const c = makeCase({
    pool: pool({total: 4, U: law, T: law}),
    loss: 'hinge',
    representation: h,
    heads,
    reference: h,
    referenceHeads: heads,
    target: h,
  });
  t.deepEqual(expectedEstimation(c), {excess: point(0.375), gap: point(0)});
  // n = 2: the worse head only where x_2 was never drawn, 9/16.
  t.deepEqual(expectedEstimation({...c, n: 2, memo: new Map()}).excess, point((9 / 16) * 0.5));
});

testProp(
  'the mean over all samples of what fine-tuning does',
  [fc.nat(1e6)],
  (t, seed) => {
    const c = randomCase(seed);
    const {size, T} = c.pool;
    const tune = fineTuner(c);
    let [excess, gap] = [0, 0];
    enumerateSamples(jointAtoms(T), c.n, (counts, p) => {
      const tuned = tune({plus: counts.subarray(0, size), minus: counts.subarray(size), n: c.n});
      excess += p * tuned.excess.hi;
      gap += p * tuned.gap;
    });
    const found = expectedEstimation(c);
    t.true(
      Math.abs(found.excess.hi - excess) <= 1e-12 &&
        found.excess.lo <= found.excess.hi &&
        found.excess.lo >= 0,
    );
    t.true(Math.abs(found.gap.hi - gap) <= 1e-12);
  },
  {numRuns: 40},
);
