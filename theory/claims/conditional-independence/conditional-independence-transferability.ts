import {sub} from '../../arithmetic/interval.ts';
import {compare, fromDouble, times, toInterval} from '../../arithmetic/rational.ts';
import type {Hypothesis} from '../../case/case.ts';
import {defineClaim} from '../../claim/claim.ts';
import {withoutHypothesis} from '../../claim/mutate.ts';
import {
  type ConditionalIndependenceCase,
  carriedHead,
  dependence,
  headLoss,
  pretextExcess,
  rootOfProduct,
  squaredLength,
} from '../../conditionalIndependence/conditionalIndependenceCase.ts';
import {headOptimum} from '../../heads/headOptimum.ts';
import {product} from '../../linear/exactMatrix.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';
import {fullRank} from './conditional-independence-regression.ts';

const headRoom: Hypothesis<ConditionalIndependenceCase> = {
  name: '|S A^+ W| <= R',
  holds(c) {
    const R = fromDouble(c.radius);
    return compare(squaredLength(product(carriedHead(c), c.decoder)), times(R, R)) <= 0;
  },
};

const C = 'G|SA^+|_2';

/** The transferability constant from the law of the data alone: h° = f*, beta = 1/2. f = S A^+ W h, and the loss is G-Lipschitz; hinge, G = 1. */
export const conditionalIndependenceTransferability = defineClaim({
  id: 'conditional-independence-transferability',
  title: 'Transferability constant from the law of the data',
  ...stated(
    String.raw`\inf_{F_R}L(f\circ h)-L(S\circ f^*)`,
    {dependence: String.raw`${C}\,e_{CI}`, pretext: String.raw`${C}\,e^{1/2}`},
    {where: String.raw`,\quad e=E|Wh-\psi^*|^2,\;|SA^+W|_2\le R`},
  ),
  source: 'theory section 12; after Lee et al. 2021; docs/theory/conditional-independence.md',
  subject: 'conditionalIndependence',
  kind: 'deterministic',
  needs: {},
  hypotheses: [fullRank, headRoom],
  evaluate(c) {
    const {labelled, total, representation, radius} = c;
    const plus = labelled.map(([first]) => first!);
    const minus = labelled.map((row) => row.slice(1).reduce((a, b) => a + b, 0));
    const best = headOptimum({plus, minus, total, table: representation, loss: 'hinge'}, radius);
    const constant = squaredLength(carriedHead(c));
    return inequality(sub(best.value, toInterval(headLoss(c))), {
      dependence: named('G |S A^+| e_CI', rootOfProduct(constant, dependence(c))),
      pretext: named('G |S A^+| e^(1/2)', rootOfProduct(constant, pretextExcess(c))),
    });
  },
});

export const mutants = [
  withoutHypothesis(conditionalIndependenceTransferability, headRoom.name, {
    id: 'conditional-independence-transferability-without-head-room',
    title: 'Transferability constant without room for the head',
    why: 'a small representation needs a larger head than F_R has',
    needs: {beyond: true},
  }),
];
