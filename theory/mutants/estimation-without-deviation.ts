import {mul, point, scale} from '../arithmetic/interval.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {estimationExpectedComplexity} from '../claims/estimation/estimation-expected-complexity.ts';
import {headComplexity} from '../estimation/complexity.ts';
import {fineTuner} from '../estimation/fineTuning.ts';
import {inequality} from '../statement/inequality.ts';

export const estimationWithoutDeviation = defineClaim({
  ...estimationExpectedComplexity,
  id: 'estimation-without-deviation',
  title: 'Estimation term with probability 1 - nu, without the deviation term',
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 2G\,R_n(F\circ h)+\epsilon_{opt}`,
  mutates: {
    claim: estimationExpectedComplexity.id,
    why: 'the complexity bounds the mean of the supremum, not its upper tail',
  },
  prepare(c) {
    const tune = fineTuner(c);
    const complexity = scale(2, mul(point(constants(c).G), headComplexity(c)));
    return (sample) => {
      const {excess, gap} = tune(sample);
      return inequality(excess, {'2 G R_n(F.h)': complexity, eps_opt: point(gap)});
    };
  },
});
