import {defineClaim} from '../claim/defineClaim.ts';
import {estimationInExpectationOneHot} from '../claims/estimation/estimation-in-expectation-one-hot.ts';
import {expectedComplexity, expectedExcess} from '../estimation/oneHotRamp.ts';
import {inequality} from '../statement/inequality.ts';

export const estimationOneHotWithFactorOne = defineClaim({
  ...estimationInExpectationOneHot,
  id: 'estimation-one-hot-with-factor-one',
  title: 'Estimation term in expectation, norm ball on one-hot h, with factor 1',
  statement: String.raw`\mathbb E_D[L_T(\hat f\circ h)]-\inf_{F_R}L_T(f\circ h)\le R_n(\phi\circ F_R\circ h)`,
  mutates: {
    claim: estimationInExpectationOneHot.id,
    why: 'a head that fits the points drawn is free on all others',
  },
  evaluate: (c) => inequality(expectedExcess(c), {'R_n(phi.F.h)': expectedComplexity(c)}),
});
