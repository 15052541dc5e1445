import {type Interval, mul} from '../../arithmetic/interval.ts';
import {minus, type Rational, sqrtToInterval, times} from '../../arithmetic/rational.ts';
import type {Hypothesis} from '../../case/case.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf, withoutHypothesis, withoutTerm} from '../../claim/mutate.ts';
import {
  type ConditionalIndependenceCase,
  dependence,
  fullColumnRank,
  inverseNormSquare,
  norm,
  pretextExcess,
  pseudoInverse,
  regressionError,
} from '../../conditionalIndependence/conditionalIndependenceCase.ts';
import {type Inequality, inequality, named, stated} from '../../statement/inequality.ts';

export const fullRank: Hypothesis<ConditionalIndependenceCase> = {
  name: 'A of full column rank',
  holds: fullColumnRank,
};

const LHS = String.raw`\min_{W'}\bigl(E|f^*-W'h|^2\bigr)^{1/2}`;
const WHERE = String.raw`,\quad e=E|Wh-\psi^*|^2,\;e_{CI}^2=E|\psi^*-Af^*|^2`;

/** lhs^2 against factor^2 (a^(1/2) + b^(1/2))^2 where one of a, b is 0: the exact sign of the difference, if it is 0. */
function attained(
  lhsSquare: Rational,
  factorSquare: Rational | undefined,
  a: Rational,
  b: Rational,
): Interval | undefined {
  if (lhsSquare.num === 0n && a.num === 0n && b.num === 0n) return {lo: 0, hi: 0};
  if (!factorSquare || (a.num !== 0n && b.num !== 0n)) return undefined;
  const one = a.num === 0n ? b : a;
  return minus(times(factorSquare, one), lhsSquare).num === 0n ? {lo: 0, hi: 0} : undefined;
}

function against(
  c: ConditionalIndependenceCase,
  [name, factor, square]: readonly [name: string, factor: Interval, square: Rational | undefined],
): Inequality {
  const [lhs, e, ci] = [regressionError(c), pretextExcess(c), dependence(c)];
  return inequality(
    sqrtToInterval(lhs),
    {
      dependence: named(`${name} e_CI`, mul(factor, sqrtToInterval(ci))),
      pretext: named(`${name} e^(1/2)`, mul(factor, sqrtToInterval(e))),
    },
    {slack: attained(lhs, square, e, ci)},
  );
}

/** A^+ psi* - f* = A^+(psi* - A f*), and W' = A^+ W. Attained at A = c times an isometry, e_CI = 0, h = 0. */
export const conditionalIndependenceRegression = defineClaim({
  id: 'conditional-independence-regression',
  title: 'Class probabilities from a representation that predicts the other view',
  ...stated(
    LHS,
    {dependence: String.raw`|A^+|_2\,e_{CI}`, pretext: String.raw`|A^+|_2\,e^{1/2}`},
    {where: WHERE},
  ),
  source: 'theory section 12; after Lee et al. 2021; docs/theory/conditional-independence.md',
  subject: 'conditionalIndependence',
  kind: 'deterministic',
  needs: {},
  hypotheses: [fullRank],
  evaluate: (c) => against(c, ['|A^+|', norm(pseudoInverse(c)), inverseNormSquare(c)]),
});

export const mutants = [
  withoutTerm(conditionalIndependenceRegression, 'dependence', {
    id: 'conditional-independence-regression-without-dependence',
    title: 'Class probabilities without e_CI',
    why: 'what x1 tells of x2 beyond the class is predicted for nothing',
  }),
  mutantOf(conditionalIndependenceRegression, {
    id: 'conditional-independence-regression-with-norm',
    title: 'Class probabilities with |A| in place of |A^+|',
    ...stated(
      LHS,
      {dependence: String.raw`|A|_2\,e_{CI}`, pretext: String.raw`|A|_2\,e^{1/2}`},
      {where: WHERE},
    ),
    why: 'class means that are near each other are hard to tell apart, not easy',
    evaluate: (c) => against(c, ['|A|', norm(c.means), undefined]),
  }),
  withoutHypothesis(conditionalIndependenceRegression, fullRank.name, {
    id: 'conditional-independence-regression-without-rank',
    title: 'Class probabilities from class means that do not determine them',
    why: 'where A maps classes to one point the pretext says nothing about them',
    needs: {beyond: true},
  }),
];
