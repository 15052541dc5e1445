import test from 'ava';
import {contains} from '../../../theory/arithmetic/interval.ts';
import {toInterval} from '../../../theory/arithmetic/rational.ts';
import {estimationEmpiricalComplexity} from '../../../theory/claims/estimation/estimation-empirical-complexity.ts';
import {radregEstimation, radregOnOwnInputs} from '../../../theory/claims/radreg/radreg-estimation.ts';
import {
  radregPathComplexity,
  radregScaleFreeShrinkage,
} from '../../../theory/claims/radreg/radreg-path-complexity.ts';
import {radregPathLoss} from '../../../theory/claims/radreg/radreg-path-loss.ts';
import {pathPairs, worstOf} from '../../../theory/radReg/alongPath.ts';
import {candidates, objectiveDifference, unlabelledPoints} from '../../../theory/radReg/candidates.ts';
import {requiredRadius, scaleFreeTerm} from '../../../theory/radReg/scaleFree.ts';
import {findClaim} from '../../claimRegistry/loadClaims.ts';
import {evaluateSetting} from '../../evaluate/evaluate.ts';
import {checkFinite} from '../../run/checkFinite.ts';
import {finiteCase} from '../../settings/finite/case.ts';
import {ownInputs, twoPoints} from './writtenSettings.ts';

test('the two-point example: .5 -> .3 plain, .5 -> 3 scale-free, both pretext losses 0', (t) => {
  const c = finiteCase(twoPoints(0.1));
  const [h1, h2] = c.family as [(typeof c.family)[0], (typeof c.family)[0]];
  const best = candidates(c).filter(({share}) => share === 1);
  t.deepEqual(
    best.map(({loss}) => loss.num),
    [0n, 0n],
  );
  t.deepEqual(best[0]!.complexity, {lo: 0.5, hi: 0.5});
  t.true(contains(best[1]!.complexity, 0.3));
  t.deepEqual(requiredRadius(c, h1), {lo: 1, hi: 1});
  t.true(Math.abs(requiredRadius(c, h2).lo - 10) < 1e-9);
  t.true(Math.abs(scaleFreeTerm(c, h2).hi - 3) < 1e-9);
  t.is(evaluateSetting(radregScaleFreeShrinkage, twoPoints(0.1)).verdict, 'refuted');
  const exact = evaluateSetting(radregScaleFreeShrinkage, twoPoints(0.125)).inequality!;
  t.deepEqual(exact.lhs, {lo: 2, hi: 2});
  t.deepEqual(exact.rhs, {lo: 0, hi: 0});
});

test('losses of the class are those of its decoders, by hand', (t) => {
  // One point, h = 1, target 3: the decoders 3, 3/2, 0 lose 0, 9/4, 9.
  const one = {plus: [1], minus: [0]};
  const c = finiteCase({
    ...twoPoints(1),
    total: 1,
    U: one,
    T: one,
    representation: [[1]],
    reference: [[1]],
    others: [[[0]]],
    decoder: [[3]],
  });
  const found = candidates(c).map(({loss, complexity}) => [toInterval(loss).lo, complexity.lo]);
  t.deepEqual(found, [
    [0, 1],
    [2.25, 1],
    [9, 1],
    [9, 0],
    [9, 0],
    [9, 0],
  ]);
  const [a, , , zero] = candidates(c);
  t.deepEqual(objectiveDifference(a!, zero!, 8), {lo: -1, hi: -1});
  const worst = worstOf(pathPairs(c).map(({e1}) => ({lhs: e1, terms: [], rhs: e1, slack: e1})));
  t.is(worst.slack.lo, 0);
});

test('S is a power of two many points of U', (t) => {
  const c = finiteCase({...twoPoints(1), U: {plus: [2, 0], minus: [0, 0]}});
  t.deepEqual(unlabelledPoints(c), [0]);
  t.deepEqual(unlabelledPoints(finiteCase(twoPoints(1))), [0, 1]);
});

test("D's own inputs as S break the estimation bound, S apart from D does not", (t) => {
  t.deepEqual(evaluateSetting(radregOnOwnInputs, ownInputs).violation, {lo: 1, hi: 1});
  t.is(evaluateSetting(radregEstimation, ownInputs).verdict, 'holds');
  t.is(evaluateSetting(estimationEmpiricalComplexity, ownInputs).verdict, 'holds');
});

for (const claim of [radregPathComplexity, radregPathLoss, radregEstimation]) {
  test(`${claim.id} holds`, async (t) => {
    const {verdict, kept, undecided} = await checkFinite(claim, {runs: 40, seed: 7});
    t.deepEqual([verdict, kept, undecided], ['holds', 40, 0]);
  });
}

for (const claim of [
  findClaim('radreg-path-reversed'),
  findClaim('radreg-path-with-larger-divisor'),
  findClaim('radreg-path-loss-with-plain-gaps'),
  radregScaleFreeShrinkage,
]) {
  test(`${claim.id} is refuted`, async (t) => {
    t.is((await checkFinite(claim, {runs: 200, seed: 7})).verdict, 'refuted');
  });
}
