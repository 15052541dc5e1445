import {defineClaim} from '../claim/defineClaim.ts';
import {estimationInExpectation} from '../claims/estimation/estimation-in-expectation.ts';
import {lossComplexity} from '../estimation/complexity.ts';
import {expectedEstimation} from '../estimation/estimation.ts';
import {inequality} from '../statement/inequality.ts';

export const estimationInExpectationWithFactorOne = defineClaim({
  ...estimationInExpectation,
  id: 'estimation-in-expectation-with-factor-one',
  title: 'Estimation term in expectation with factor 1',
  statement: String.raw`\mathbb E_D[L_T(\hat f\circ h)]-\inf_{F}L_T(f\circ h)\le R_n(\phi\circ F\circ h)+\mathbb E\,\epsilon_{opt}`,
  mutates: {
    claim: estimationInExpectation.id,
    why: 'a minimiser can fit the points that were drawn and fail on all others',
  },
  evaluate(c) {
    const {excess, gap} = expectedEstimation(c);
    return inequality(excess, {'R_n(phi.F.h)': lossComplexity(c), 'E eps_opt': gap});
  },
});
