import {mul, point, scale} from '../arithmetic/interval.ts';
import {onReference} from '../case/caseOn.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {estimationInExpectationContracted} from '../claims/estimation/estimation-in-expectation-contracted.ts';
import {headComplexity} from '../estimation/complexity.ts';
import {expectedEstimation} from '../estimation/estimation.ts';
import {inequality} from '../statement/inequality.ts';

export const estimationInExpectationWithReferenceComplexity = defineClaim({
  ...estimationInExpectationContracted,
  id: 'estimation-in-expectation-with-reference-complexity',
  title: 'Estimation term in expectation with the complexity of h° for that of h',
  statement: String.raw`\mathbb E_D[L_T(\hat f\circ h)]-\inf_{F_R}L_T(f\circ h)\le 2G\,R_n(F\circ h^\circ)+\mathbb E\,\epsilon_{opt}`,
  mutates: {
    claim: estimationInExpectationContracted.id,
    why: 'heads are fitted on h: that those on h° are few says nothing about them',
  },
  evaluate(c) {
    const {excess, gap} = expectedEstimation(c);
    const complexity = mul(point(constants(c).G), headComplexity(onReference(c)));
    return inequality(excess, {'2 G R_n(F.h°)': scale(2, complexity), 'E eps_opt': gap});
  },
});
