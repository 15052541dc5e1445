import {mul, point, scale} from '../arithmetic/interval.ts';
import {onReference} from '../case/caseOn.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {estimationEmpiricalComplexity} from '../claims/estimation/estimation-empirical-complexity.ts';
import {sampleHeadComplexity} from '../estimation/complexity.ts';
import {fineTuner} from '../estimation/fineTuning.ts';
import {deviationTerms} from '../rademacher/concentration.ts';
import {inequality} from '../statement/inequality.ts';

export const estimationWithReferenceComplexity = defineClaim({
  ...estimationEmpiricalComplexity,
  id: 'estimation-with-reference-complexity',
  title: 'Estimation term with the complexity of h° for that of h',
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 2G\,\hat R_D(F\circ h^\circ)+4B\sqrt{\ln(1/\nu)/(2n)}+\epsilon_{opt}`,
  needs: {...estimationEmpiricalComplexity.needs, heads: 'finite'},
  mutates: {
    claim: estimationEmpiricalComplexity.id,
    why: 'the head is fitted on h, which can tell more points apart than h° does',
  },
  prepare(c) {
    const tune = fineTuner(c);
    const {G, B} = constants(c);
    const reference = onReference(c);
    const deviation = deviationTerms(B, c.nu, c.n).empirical;
    return (sample) => {
      const {excess, gap} = tune(sample);
      return inequality(excess, {
        '2 G Rhat_D(F.h°)': scale(2, mul(point(G), sampleHeadComplexity(reference, sample))),
        '4 B sqrt(ln(1/nu)/(2n))': deviation,
        eps_opt: point(gap),
      });
    };
  },
});
