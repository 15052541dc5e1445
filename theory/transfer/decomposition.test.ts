import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {point, scale} from '../arithmetic/interval.ts';
import {type Case, makeCase} from '../case/case.ts';
import {bestHead, bestOverall, shiftTerm} from '../case/quantities.ts';
import {decomposed} from '../claims/decomposition/decomposed.ts';
import {InputError} from '../errors.ts';
import {pool} from '../laws/pool.ts';
import {matrix} from '../linear/matrix.ts';
import {randomCase} from '../testing/randomCase.ts';
import {
  classConstant,
  pretextExcessRisk,
  relatedTasks,
  taskHeterogeneity,
  transferredGap,
  transferredHead,
  transferTerm,
} from './decomposition.ts';

const one = {kind: 'finite', thetas: [Float64Array.of(1)]} as const;

/** Two points, all labels +, ramp loss: h scores (0, 1), h° scores (1, 0); U is even, T on the first point alone. */
const attained = makeCase({
  pool: pool({total: 2, U: {plus: [1, 1], minus: [0, 0]}, T: {plus: [2, 0], minus: [0, 0]}}),
  loss: 'ramp',
  representation: matrix([[0], [1]]),
  heads: one,
  reference: matrix([[1], [0]]),
  referenceHeads: one,
  target: matrix([[0], [0]]),
});

test('two points on which 2 B TV is attained', (t) => {
  t.deepEqual(shiftTerm(attained), point(0.5));
  t.deepEqual(transferredGap(attained), point(1));
  t.deepEqual(transferTerm(attained), point(0));
  t.deepEqual(taskHeterogeneity(attained), point(0));
  t.deepEqual(transferredHead(attained), {estimation: {lo: 0, hi: 0}, excess: point(1)});
  const {lhs, rhs, slack} = decomposed(attained, {twice: scale(2, shiftTerm(attained))});
  t.deepEqual({lhs, rhs, slack}, {lhs: point(1), rhs: point(1), slack: point(0)});
  // One change of law alone would not pay.
  t.deepEqual(decomposed(attained, {once: shiftTerm(attained)}).slack, point(-0.5));
});

/** One point, hinge, h = 0 against h° = 1: the task loses 1, the pretext target^2. */
const single = (target: number, beta = 0.5): Case =>
  makeCase({
    pool: pool({total: 1, U: {plus: [1], minus: [0]}, T: {plus: [1], minus: [0]}}),
    loss: 'hinge',
    representation: matrix([[0]]),
    heads: {kind: 'ball', radius: 1},
    reference: matrix([[1]]),
    referenceHeads: {kind: 'ball', radius: 1},
    target: matrix([[target]]),
    beta,
  });

test('the smallest C of one point, at each beta, and what it pays', (t) => {
  for (const [target, beta, C] of [
    [1, 0.5, 1],
    [2, 0.5, 0.5],
    [2, 1, 0.25],
    [0.5, 0.5, 2],
  ] as const) {
    const c = single(target, beta);
    t.deepEqual(pretextExcessRisk(c), point(target ** 2));
    t.like(classConstant(c), {status: 'finite', certified: C, constant: point(C)});
    t.deepEqual(transferTerm(c), point(1));
    t.deepEqual(decomposed(c, {}).slack, point(0));
    t.is(relatedTasks.holds(c), true);
  }
  t.deepEqual(transferTerm(single(2), 1), point(2));
});

test('unrelated tasks: no finite C', (t) => {
  const c = single(0);
  t.is(classConstant(c).status, 'infinite');
  t.is(relatedTasks.holds(c), false);
});

test('a pretext gap that the world knows only roughly leaves the relation undecided', (t) => {
  const {target: _, ...rest} = single(1);
  const c = makeCase({...rest, pretextGap: (a, b) => (a === b ? point(0) : {lo: -1, hi: 1})});
  t.is(relatedTasks.holds(c), 'undecided');
  t.deepEqual(pretextExcessRisk(c), {lo: 0, hi: 1});
  const bare = {...c, memo: new Map()};
  delete (bare as {pretextGap?: unknown}).pretextGap;
  t.throws(() => pretextExcessRisk(bare), {
    instanceOf: InputError,
    message: /pretextGap: target: expected a table, or pretextGap/,
  });
});

test('the pretext excess is against the best of the class, and task heterogeneity too', (t) => {
  const c = single(1);
  const half = matrix([[0.5]]);
  const withH = makeCase({...c, reference: half, family: [c.representation, half, matrix([[1]])]});
  t.deepEqual(pretextExcessRisk(withH), point(1));
  // h° = 1/2 with |theta| <= 1 loses 1/2 against the member 1.
  t.deepEqual(taskHeterogeneity(withH), point(0.5));
});

testProp(
  'on random cases: excess and heterogeneity are nonnegative, and excess is what the parts say',
  [fc.nat(1e6)],
  (t, seed) => {
    const c = randomCase(seed);
    const {excess, estimation} = transferredHead(c);
    const best = bestHead(c, 'T', c.representation, c.heads).value;
    t.true(estimation.lo >= 0 && excess.lo >= estimation.lo && taskHeterogeneity(c).lo >= 0);
    t.false(bestOverall(c).lo > best.hi);
    if (relatedTasks.holds(c) !== true) return;
    // The definition of C on the class: what h loses under U is paid for.
    const {certified} = classConstant(c);
    t.true(certified >= 0 && Number.isFinite(certified));
    const {slack} = decomposed(c, {twice: scale(2, shiftTerm(c))});
    t.true(slack.hi >= 0);
  },
  {numRuns: 60},
);
