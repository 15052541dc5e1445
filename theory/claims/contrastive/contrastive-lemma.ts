import {compare, minus, over, type Rational, rational, times, toInterval} from '../../arithmetic/rational.ts';
import type {Hypothesis} from '../../case/case.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf, withoutHypothesis} from '../../claim/mutate.ts';
import {
  type ContrastiveCase,
  classExamples,
  classMeans,
  collisions,
  type Scored,
  supervised,
  UNIT,
  unsupervised,
} from '../../contrastive/contrastiveCase.ts';
import {lossSum} from '../../contrastive/lossSum.ts';
import {type Inequality, inequality, named, stated} from '../../statement/inequality.ts';

const NIL = rational(0n);
const LHS = String.raw`E\bigl[\ell(\langle f(x),\mu_{c^+}-\mu_{c^-}\rangle)\mid c^+\ne c^-\bigr]`;
const UN = 'L_{un}';
const BOUND = String.raw`\frac{L_{un}-\tau}{1-\tau}`;

const severalClasses: Hypothesis<ContrastiveCase> = {
  name: 'tau < 1',
  holds: ({priors}) => priors.length > 1,
};

const convex: Hypothesis<ContrastiveCase> = {
  name: 'convex loss',
  holds: ({loss}) => loss !== 'ramp',
};

const unitAtZero: Hypothesis<ContrastiveCase> = {
  name: 'l(0) = 1',
  holds: ({height}) => compare(height, UNIT) === 0,
};

const weighted = (factor: Rational, summands: readonly Scored[]): Scored[] =>
  summands.map(({weight, score}) => ({weight: times(factor, weight), score}));

/** factor L_un + constant on the right side; what stands on both sides is cancelled first. */
function against(
  c: ContrastiveCase,
  [name, factor, constant]: readonly [name: string, factor: Rational, constant: Rational],
  means = classMeans(c),
): Inequality {
  const sup = supervised(c, means);
  const rhs = weighted(factor, unsupervised(c));
  return inequality(
    lossSum(c, sup),
    {contrastive: named(name, lossSum(c, rhs, constant))},
    {
      slack: lossSum(c, [...rhs, ...weighted(minus(NIL, UNIT), sup)], constant),
      untrained: toInterval(c.height),
    },
  );
}

/** (L_un - tau)/(1 - tau): its name, 1/(1-tau) and -tau/(1-tau). */
function published(c: ContrastiveCase): [string, Rational, Rational] {
  const tau = collisions(c);
  const apart = minus(UNIT, tau);
  return ['(L_un - tau)/(1 - tau)', over(UNIT, apart), over(minus(NIL, tau), apart)];
}

/** Jensen in x+ and x-, then the draws with c+ = c- apart. Attained where every class is one point. */
export const contrastiveLemma = defineClaim({
  id: 'contrastive-lemma',
  title: 'Contrastive loss against the loss of the classifier of class means',
  ...stated(
    LHS,
    {contrastive: BOUND},
    {
      where: String.raw`,\quad L_{un}=E\,\ell(\langle f(x),f(x^+)-f(x^-)\rangle),\;\tau=P(c^+=c^-)`,
    },
  ),
  source: 'theory section 12; Arora et al. 2019, lemma 4.3; docs/theory/contrastive.md',
  subject: 'contrastive',
  kind: 'deterministic',
  needs: {},
  hypotheses: [severalClasses, convex, unitAtZero],
  evaluate: (c) => against(c, published(c)),
});

export const mutants = [
  mutantOf(contrastiveLemma, {
    id: 'contrastive-lemma-without-scale',
    title: 'Contrastive loss less the collisions, not rescaled',
    ...stated(LHS, {contrastive: String.raw`L_{un}-\tau`}),
    why: 'only a part 1 - tau of the draws has two classes: their mean loss is larger than their share of L_un',
    evaluate: (c) => against(c, ['L_un - tau', UNIT, minus(NIL, collisions(c))]),
  }),
  mutantOf(contrastiveLemma, {
    id: 'contrastive-lemma-without-collisions',
    title: 'Contrastive loss alone',
    ...stated(LHS, {contrastive: UN}),
    why: 'where two classes are hard to tell apart the draws of one class, of loss 1, make L_un smaller',
    evaluate: (c) => against(c, ['L_un', UNIT, NIL]),
  }),
  mutantOf(contrastiveLemma, {
    id: 'contrastive-lemma-with-one-example',
    title: 'Contrastive loss against one fixed example a class',
    ...stated(
      String.raw`E\bigl[\ell(\langle f(x),f(x_{c^+})-f(x_{c^-})\rangle)\mid c^+\ne c^-\bigr]`,
      {contrastive: BOUND},
      {where: String.raw`,\quad x_c\text{ one fixed point of class }c`},
    ),
    why: 'Jensen is about means: one example may be the worst of its class',
    evaluate: (c) =>
      against(
        c,
        published(c),
        classExamples(c).map((row) => [...row]),
      ),
  }),
  withoutHypothesis(contrastiveLemma, unitAtZero.name, {
    id: 'contrastive-lemma-with-any-height',
    title: 'Contrastive loss with l(0) < 1',
    why: 'draws of one class cost l(0) each, so taking tau off takes too much',
    needs: {beyond: true},
  }),
  withoutHypothesis(contrastiveLemma, convex.name, {
    id: 'contrastive-lemma-without-convexity',
    title: 'Contrastive loss, not convex',
    why: 'the mean of the ramp over examples can be below the ramp of their mean',
    needs: {beyond: true},
  }),
];
