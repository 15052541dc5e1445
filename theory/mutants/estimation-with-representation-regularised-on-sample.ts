import {mul, point, scale} from '../arithmetic/interval.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {estimationEmpiricalComplexity} from '../claims/estimation/estimation-empirical-complexity.ts';
import {sampleHeadComplexity} from '../estimation/complexity.ts';
import {deviationTerms} from '../rademacher/concentration.ts';
import {inequality} from '../statement/inequality.ts';
import {candidates, worstChoice} from './representationsOnSample.ts';

export const estimationWithRepresentationRegularisedOnSample = defineClaim({
  ...estimationEmpiricalComplexity,
  id: 'estimation-with-representation-regularised-on-sample',
  title: 'Estimation term of a representation regularised on the inputs of D',
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 2G\,\hat R_D(F\circ h)+4B\sqrt{\ln(1/\nu)/(2n)}+\epsilon_{opt},\quad h\in\arg\min_{H}\hat R_D(F\circ h)`,
  needs: {...estimationEmpiricalComplexity.needs, heads: 'finite'},
  mutates: {
    claim: estimationEmpiricalComplexity.id,
    why: 'h is small where D has points and large elsewhere: the measured complexity is that of D alone',
  },
  prepare(c) {
    const members = candidates(c);
    const G = Math.max(...members.map(({on}) => constants(on).G));
    const B = Math.max(...members.map(({on}) => constants(on).B));
    const deviation = deviationTerms(B, c.nu, c.n).empirical;
    return (sample) => {
      const all = members.map(({on, tune}) => {
        const complexity = sampleHeadComplexity(on, sample);
        const {excess, gap} = tune(sample);
        return {
          complexity,
          found: inequality(excess, {
            '2 G Rhat_D(F.h)': scale(2, mul(point(G), complexity)),
            '4 B sqrt(ln(1/nu)/(2n))': deviation,
            eps_opt: point(gap),
          }),
        };
      });
      const least = Math.min(...all.map(({complexity}) => complexity.lo));
      const reach = Math.min(...all.map(({complexity}) => complexity.hi));
      return worstChoice(
        all.filter(({complexity}) => complexity.hi <= least).map(({found}) => found),
        all.filter(({complexity}) => complexity.lo <= reach).map(({found}) => found),
      );
    };
  },
});
