import {div, mul, point, scale} from '../arithmetic/interval.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {estimationEmpiricalComplexityTextbook} from '../claims/estimation/estimation-empirical-complexity-textbook.ts';
import {sampleHeadComplexity} from '../estimation/complexity.ts';
import {fineTuner} from '../estimation/fineTuning.ts';
import {deviation} from '../rademacher/concentration.ts';
import {inequality} from '../statement/inequality.ts';

export const estimationTextbookWithFastDeviation = defineClaim({
  ...estimationEmpiricalComplexityTextbook,
  id: 'estimation-textbook-with-fast-deviation',
  title: 'Estimation term, empirical complexity, textbook, deviation over n for sqrt n',
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 2G\,\hat R_D(F\circ h)+4B\sqrt{\ln(3/\nu)/2}/n+\epsilon_{opt}`,
  needs: {...estimationEmpiricalComplexityTextbook.needs, heads: 'finite'},
  mutates: {
    claim: estimationEmpiricalComplexityTextbook.id,
    why: 'a sample that sees one point only, n times over, has no complexity and is not rare enough',
  },
  prepare(c) {
    const tune = fineTuner(c);
    const {G, B} = constants(c);
    const fast = div(scale(4, scale(B, deviation(c.nu, 1, 3))), point(c.n));
    return (sample) => {
      const {excess, gap} = tune(sample);
      return inequality(excess, {
        '2 G Rhat_D(F.h)': scale(2, mul(point(G), sampleHeadComplexity(c, sample))),
        '4 B sqrt(ln(3/nu)/2)/n': fast,
        eps_opt: point(gap),
      });
    };
  },
});
