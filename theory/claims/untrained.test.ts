/** e0, the excess risk of a head that was not trained, by hand and in the claims that bound a risk. */
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {point} from '../arithmetic/interval.ts';
import {makeCase} from '../case/case.ts';
import {bestHead, constants, untrainedExcess, untrainedRisk} from '../case/quantities.ts';
import {pool} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {isVacuous} from '../statement/inequality.ts';
import {levelOf} from '../statement/level.ts';
import {randomCase} from '../testing/randomCase.ts';
import {transferDecomposition} from './decomposition/transfer-decomposition.ts';
import {transferDecompositionPublished} from './decomposition/transfer-decomposition-published.ts';
import {estimationExpectedComplexity} from './estimation/estimation-expected-complexity.ts';
import {estimationInExpectationOneHot} from './estimation/estimation-in-expectation-one-hot.ts';
import {mainTheorem} from './estimation/main-theorem.ts';
import {contextEncoderHead} from './transferability/context-encoder-head.ts';

type Parts = Parameters<typeof makeCase>[0];

/** Two points at +1 and -1 with labels as under T; U the same but for `moved` of 8. */
function worldOf(change: Partial<Parts> = {}, moved = 0) {
  return makeCase({
    pool: pool({
      total: 8,
      U: {plus: [4 - moved, 0], minus: [moved, 4]},
      T: {plus: [4, 0], minus: [0, 4]},
    }),
    loss: 'hinge',
    representation: matrix([[1], [-1]]),
    heads: {kind: 'ball', radius: 1},
    reference: matrix([[1], [-1]]),
    referenceHeads: {kind: 'ball', radius: 1},
    target: matrix([[1], [-1]]),
    decoder: matrix([[1]]),
    ...change,
  });
}

const heads = (...thetas: number[]) =>
  ({kind: 'finite', thetas: thetas.map((x) => Float64Array.of(x))}) as const;

test('the zero head of a ball: its risk is the loss at margin 0, its excess that less the infimum', (t) => {
  t.deepEqual(untrainedRisk(worldOf()), point(1));
  t.deepEqual(untrainedExcess(worldOf()), point(1));
  t.deepEqual(untrainedRisk(worldOf({loss: 'squared'})), point(1));
  const half = worldOf({heads: {kind: 'ball', radius: 0.5}, referenceHeads: {kind: 'ball', radius: 0.5}});
  t.deepEqual(untrainedExcess(half), point(0.5));
});

test('a finite class without 0: the mean over it; with 0: the zero head', (t) => {
  // Risks 0 and 2.
  const both = worldOf({heads: heads(1, -1), referenceHeads: heads(1)});
  t.deepEqual(untrainedRisk(both), point(1));
  t.deepEqual(untrainedExcess(both), point(1));
  // Risks 0, 2 and 1.5.
  const three = worldOf({heads: heads(1, -1, -0.5), referenceHeads: heads(1)});
  t.true(Math.abs(untrainedRisk(three).lo - 3.5 / 3) < 1e-15);
  t.deepEqual(untrainedRisk(worldOf({heads: heads(1, -1, -0.5, 0), referenceHeads: heads(1)})), point(1));
  t.deepEqual(untrainedExcess(worldOf({heads: heads(1), referenceHeads: heads(1)})), point(0));
});

test('the excess is over the best of all representations, or over what is given', (t) => {
  const blind = matrix([[0], [0]]);
  const c = worldOf({representation: blind, family: [blind, matrix([[1], [-1]])]});
  t.deepEqual(untrainedExcess(c), point(1));
  t.deepEqual(untrainedExcess(c, bestHead(c, 'T', blind, c.heads).value), point(0));
});

test('labels that inputs do not tell: e0 = 0, and no bound is informative', (t) => {
  const c = makeCase({
    ...worldOf(),
    pool: pool({total: 4, U: {plus: [1, 1], minus: [1, 1]}, T: {plus: [1, 1], minus: [1, 1]}}),
  });
  t.deepEqual(untrainedExcess(c), point(0));
  t.is(levelOf(transferDecomposition.evaluate(c)), 'trivial');
});

test('bounds at each level, by the shift alone: 2 B TV and 4 B TV with B = 2 against e0 = 1', (t) => {
  const levels = [0, 1, 2, 4].map((moved) =>
    [transferDecomposition, transferDecompositionPublished].map((claim) =>
      levelOf(claim.evaluate(worldOf({}, moved))),
    ),
  );
  t.deepEqual(levels, [
    ['informative', 'informative'],
    ['informative', 'trivial'],
    ['trivial', 'vacuous'],
    ['vacuous', 'vacuous'],
  ]);
});

test('trivial is less than vacuous: a bound between e0 and B', (t) => {
  const found = transferDecomposition.evaluate(worldOf({}, 2));
  t.deepEqual(found.rhs, point(1));
  t.deepEqual([found.untrained, found.largestLhs], [point(1), 2]);
  t.false(isVacuous(found));
});

test('a deviation that falls with n: the level of the main theorem rises', (t) => {
  const sample = (n: number) => ({plus: Float64Array.of(n / 2, 0), minus: Float64Array.of(0, n / 2), n});
  const levels = [4, 100, 1000].map((n) => {
    const c = worldOf({n, nu: 0.5, sampleComplexity: () => point(1 / Math.sqrt(n))});
    return levelOf(mainTheorem.prepare(c)(sample(n)));
  });
  t.deepEqual(levels, ['vacuous', 'informative', 'informative']);
});

test('one-hot ramp: the zero head has risk 1/2', (t) => {
  const one = matrix([
    [1, 0],
    [0, 1],
  ]);
  const ball = {kind: 'ball', radius: 2} as const;
  const c = worldOf({
    decoder: matrix([[1, 0]]),
    loss: 'symmetricRamp',
    representation: one,
    reference: one,
    heads: ball,
    referenceHeads: ball,
  });
  t.deepEqual(estimationInExpectationOneHot.evaluate(c).untrained, point(0.5));
});

test('a head loss is of the best head on h: trivial from the loss of the zero head on', (t) => {
  const blind = matrix([[0], [0]]);
  const c = worldOf({representation: blind});
  const found = contextEncoderHead.evaluate(c);
  t.deepEqual(found.untrained, point(1));
  t.is(levelOf(found), 'trivial');
});

testProp(
  'e0 is at least 0, and no head of a ball that is trained need do worse than B',
  [fc.nat(1e6)],
  (t, seed) => {
    const c = randomCase(seed);
    const e0 = untrainedExcess(c);
    t.true(e0.lo >= 0 && e0.lo <= constants(c).B);
    t.true(untrainedRisk(c).hi >= bestHead(c, 'T', c.representation, c.heads).value.lo);
  },
  {numRuns: 50},
);

test('estimation: the excess is over the heads on h', (t) => {
  const blind = matrix([[0], [0]]);
  const c = worldOf({representation: blind, family: [blind, matrix([[1], [-1]])], n: 2});
  const found = estimationExpectedComplexity.prepare(c)({
    plus: Float64Array.of(1, 0),
    minus: Float64Array.of(0, 1),
    n: 2,
  });
  t.deepEqual(found.untrained, point(0));
});
