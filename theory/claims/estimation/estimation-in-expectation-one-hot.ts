import {scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {scaledTerm} from '../../claim/mutate.ts';
import {excessOfZero, expectedComplexity, expectedExcess, oneHotRamp} from '../../estimation/oneHotRamp.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

/** Norm-ball heads with their exact loss complexity; empirical risk is minimised exactly, so eps_opt = 0. */
export const estimationInExpectationOneHot = defineClaim({
  id: 'estimation-in-expectation-one-hot',
  title: 'Estimation term in expectation, norm ball on one-hot h',
  ...stated(String.raw`\mathbb E_D[L_T(\hat f\circ h)]-\inf_{F_R}L_T(f\circ h)`, {
    complexity: String.raw`2R_n(\phi\circ F_R\circ h)`,
  }),
  source: 'theory section 2, in expectation; docs/theory/fine-tuning.md',
  kind: 'in-expectation',
  needs: {heads: 'ball', losses: ['symmetricRamp'], oneHot: true, samples: true, informative: true},
  hypotheses: [oneHotRamp],
  evaluate: (c) =>
    inequality(
      expectedExcess(c),
      {complexity: named('2 R_n(phi.F.h)', scale(2, expectedComplexity(c)))},
      {largestLhs: constants(c).B, untrained: excessOfZero(c)},
    ),
  fixture: {hunt: 2},
});

export const mutants = [
  scaledTerm(estimationInExpectationOneHot, 'complexity', 0.5, {
    id: 'estimation-one-hot-with-factor-one',
    title: 'Estimation term in expectation, norm ball on one-hot h, with factor 1',
    name: 'R_n(phi.F.h)',
    latex: String.raw`R_n(\phi\circ F_R\circ h)`,
    why: 'a head that fits the points drawn is free on all others',
  }),
];
