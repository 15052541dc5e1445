import {scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {expectedComplexity, expectedExcess, oneHotRamp} from '../../estimation/oneHotRamp.ts';
import {inequality} from '../../statement/inequality.ts';

/** Norm-ball heads with their exact loss complexity; empirical risk is minimised exactly, so eps_opt = 0. */
export const estimationInExpectationOneHot = defineClaim({
  id: 'estimation-in-expectation-one-hot',
  title: 'Estimation term in expectation, norm ball on one-hot h',
  statement: String.raw`\mathbb E_D[L_T(\hat f\circ h)]-\inf_{F_R}L_T(f\circ h)\le 2R_n(\phi\circ F_R\circ h)`,
  source: 'theory section 2, in expectation; docs/theory/fine-tuning.md',
  kind: 'in-expectation',
  needs: {heads: 'ball', losses: ['symmetricRamp'], oneHot: true, samples: true},
  hypotheses: [oneHotRamp],
  evaluate: (c) =>
    inequality(
      expectedExcess(c),
      {'2 R_n(phi.F.h)': scale(2, expectedComplexity(c))},
      undefined,
      constants(c).B,
    ),
});
