// The contrastive lemma where both sides are known, and its neighbours that are true.
import test from 'ava';
import {point, ZERO} from '../../theory/arithmetic/interval.ts';
import {minus, over, plus, rational, times, toInterval} from '../../theory/arithmetic/rational.ts';
import {mutantOf} from '../../theory/claim/mutate.ts';
import {contrastiveLemma} from '../../theory/claims/contrastive/contrastive-lemma.ts';
import {
  type ContrastiveCase,
  collisions,
  UNIT,
  unsupervised,
} from '../../theory/contrastive/contrastiveCase.ts';
import {lossSum} from '../../theory/contrastive/lossSum.ts';
import {InputError} from '../../theory/errors.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {checkFinite} from '../run/checkFinite.ts';
import type {ContrastiveSetting} from '../settings/contrastive/setting.ts';
import {evaluateSetting} from './evaluate.ts';

/** Two classes of one point each, f = 1/2 and -1/2. */
const apart: ContrastiveSetting = {
  family: 'contrastive',
  loss: 'hinge',
  height: 1,
  priors: [1, 1],
  laws: [
    [1, 0],
    [0, 1],
  ],
  representation: [[0.5], [-0.5]],
};

test('classes of one point each attain it, with every loss', (t) => {
  const found = evaluateSetting(contrastiveLemma, apart);
  // Scores of 1/2 cost 1/2: L_un = (1 + 1/2) / 2.
  t.deepEqual([found.inequality!.lhs, found.inequality!.rhs, found.ratio], [point(0.5), point(0.5), 1]);
  const logistic = evaluateSetting(contrastiveLemma, {...apart, loss: 'logistic'});
  t.is(logistic.verdict, 'holds');
  t.true(logistic.ratio! > 1 - 1e-12);
  t.deepEqual(logistic.inequality!.slack, point(0));
});

test('several points a class cost what Jensen loses', (t) => {
  const mixed = {
    ...apart,
    laws: [
      [1, 1],
      [0, 1],
    ],
    representation: [[2], [-1]],
  };
  // mu = 1/2 and -1: the two points of class 0 have scores 3 and -3/2, the one of class 1 has 3/2.
  const {inequality: found} = evaluateSetting(contrastiveLemma, mixed);
  t.deepEqual(found!.lhs, point(0.625));
  t.true(found!.slack.lo > 0);
});

test('hypotheses are read from the world', (t) => {
  const failed = (changes: Partial<ContrastiveSetting>) =>
    evaluateSetting(contrastiveLemma, {...apart, ...changes}).failed.map(({name}) => name);
  t.deepEqual(failed({}), []);
  t.deepEqual(failed({priors: [1], laws: [[1, 1]]}), ['tau < 1']);
  t.deepEqual(failed({loss: 'ramp'}), ['convex loss']);
  t.deepEqual(failed({height: 2}), ['l(0) = 1']);
  for (const [changes, message] of [
    [{priors: [1, 0]}, /priors: expected masses > 0/],
    [{laws: [[1, 1]]}, /laws: expected 2 rows/],
    [{laws: [[1], [1]]}, /rows of 2 points/],
    [
      {
        laws: [
          [0, 0],
          [1, 1],
        ],
      },
      /laws\[0\]: expected masses/,
    ],
    [{representation: [[1], [1, 2]]}, /representation: expected rows of one length/],
  ] as const)
    t.throws(() => failed(changes as unknown as Partial<ContrastiveSetting>), {
      instanceOf: InputError,
      message,
    });
});

const text = {title: 'True', why: 'not false'};

/** True, so that no search may refute them: a bound by L_un/(1-tau), a fresh example in the place of a mean, l(0) > 1. */
const TRUE = [
  mutantOf(contrastiveLemma, {
    ...text,
    id: 'contrastive-without-subtraction',
    evaluate: (c) => {
      const found = contrastiveLemma.evaluate(c);
      const tau = collisions(c);
      const more = toInterval(over(tau, minus(UNIT, tau)));
      return inequality(found.lhs, {a: found.rhs, b: more});
    },
  }),
  mutantOf(contrastiveLemma, {
    ...text,
    id: 'contrastive-with-fresh-examples',
    // E[l(<f(x), f(x+) - f(x-)>) | c+ = c-] in the place of l(0): x+ and x- independent draws of one class.
    evaluate: (c) => {
      const own = lossSum(c, onOneClass(c), minus(rational(0n), collisions(c)));
      return inequality(ZERO, {own});
    },
  }),
  mutantOf(contrastiveLemma, {
    ...text,
    id: 'contrastive-with-larger-height',
    hypotheses: contrastiveLemma.hypotheses.filter(({name}) => name !== 'l(0) = 1'),
    evaluate: (c) => contrastiveLemma.evaluate({...c, height: plus(c.height, UNIT)}),
  }),
];

/** The summands of tau E[l(...) | c+ = c-]. */
function onOneClass(c: ContrastiveCase) {
  return c.priors.flatMap((rho, k) => {
    const one = {...c, priors: [rational(1n)], laws: [c.laws[k]!]};
    return unsupervised(one).map(({weight, score}) => ({weight: times(weight, times(rho, rho)), score}));
  });
}

for (const claim of TRUE) {
  test(`not refuted, because true: ${claim.id}`, async (t) => {
    const found = await checkFinite(claim, {runs: 200, seed: 3});
    t.is(found.verdict, 'holds');
  });
}
