import {onReference} from '../../theory/caseOn.ts';
import {defineClaim, inequality} from '../../theory/claim.ts';
import {estimationEmpiricalComplexity} from '../../theory/claims/estimation-empirical-complexity.ts';
import {sampleHeadComplexity} from '../../theory/complexity.ts';
import {deviationTerms} from '../../theory/concentration.ts';
import {fineTuner} from '../../theory/fineTuning.ts';
import {mul, point, scale} from '../../theory/interval.ts';
import {constants} from '../../theory/quantities.ts';

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
