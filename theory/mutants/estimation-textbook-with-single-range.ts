import {mul, point, scale} from '../arithmetic/interval.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {estimationExpectedComplexityTextbook} from '../claims/estimation/estimation-expected-complexity-textbook.ts';
import {headComplexity} from '../estimation/complexity.ts';
import {fineTuner} from '../estimation/fineTuning.ts';
import {deviation} from '../rademacher/concentration.ts';
import {inequality} from '../statement/inequality.ts';

export const estimationTextbookWithSingleRange = defineClaim({
  ...estimationExpectedComplexityTextbook,
  id: 'estimation-textbook-with-single-range',
  title: 'Estimation term, expected complexity, textbook, with one of its two events',
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 2G\,R_n(F\circ h)+B\sqrt{\ln(2/\nu)/(2n)}+\epsilon_{opt}`,
  needs: {...estimationExpectedComplexityTextbook.needs, heads: 'finite'},
  mutates: {
    claim: estimationExpectedComplexityTextbook.id,
    why: 'the empirical risk of the best head deviates as well: each of the two events costs B',
  },
  prepare(c) {
    const tune = fineTuner(c);
    const {G, B} = constants(c);
    const single = scale(B, deviation(c.nu, c.n, 2));
    const complexity = scale(2, mul(point(G), headComplexity(c)));
    return (sample) => {
      const {excess, gap} = tune(sample);
      return inequality(excess, {
        '2 G R_n(F.h)': complexity,
        'B sqrt(ln(2/nu)/(2n))': single,
        eps_opt: point(gap),
      });
    };
  },
});
