import {div, mul, point, scale} from '../arithmetic/interval.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {estimationExpectedComplexity} from '../claims/estimation/estimation-expected-complexity.ts';
import {headComplexity} from '../estimation/complexity.ts';
import {fineTuner} from '../estimation/fineTuning.ts';
import {deviation} from '../rademacher/concentration.ts';
import {inequality} from '../statement/inequality.ts';

export const estimationWithFastDeviation = defineClaim({
  ...estimationExpectedComplexity,
  id: 'estimation-with-fast-deviation',
  title: 'Estimation term, expected complexity, deviation over n for sqrt n',
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 2G\,R_n(F\circ h)+2B\sqrt{\ln(1/\nu)/2}/n+\epsilon_{opt}`,
  needs: {...estimationExpectedComplexity.needs, heads: 'finite'},
  mutates: {
    claim: estimationExpectedComplexity.id,
    why: 'means of n draws move by 1/sqrt n; a rate of 1/n needs assumptions on the noise',
  },
  prepare(c) {
    const tune = fineTuner(c);
    const {G, B} = constants(c);
    const fast = div(scale(2, scale(B, deviation(c.nu, 1))), point(c.n));
    const complexity = scale(2, mul(point(G), headComplexity(c)));
    return (sample) => {
      const {excess, gap} = tune(sample);
      return inequality(excess, {
        '2 G R_n(F.h)': complexity,
        '2 B sqrt(ln(1/nu)/2)/n': fast,
        eps_opt: point(gap),
      });
    };
  },
});
