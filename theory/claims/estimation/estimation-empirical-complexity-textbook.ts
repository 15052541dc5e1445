import {mul, point, scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {sampleHeadComplexity} from '../../estimation/complexity.ts';
import {fineTuner} from '../../estimation/fineTuning.ts';
import {deviationTerms} from '../../rademacher/concentration.ts';
import {inequality} from '../../statement/inequality.ts';

/** The union-bound form, ln(3/nu): implied by the sharp line. */
export const estimationEmpiricalComplexityTextbook = defineClaim({
  id: 'estimation-empirical-complexity-textbook',
  title: 'Estimation term, empirical complexity, textbook',
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 2G\,\hat R_D(F\circ h)+4B\sqrt{\ln(3/\nu)/(2n)}+\epsilon_{opt}`,
  source:
    'theory section 2, textbook row; Mohri, Rostamizadeh, Talwalkar 2018, theorem 3.3; docs/theory/fine-tuning.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, signs: true},
  hypotheses: [],
  prepare(c) {
    const tune = fineTuner(c);
    const {G, B} = constants(c);
    const deviation = deviationTerms(B, c.nu, c.n).empiricalTextbook;
    return (sample) => {
      const {excess, gap} = tune(sample);
      const terms = {
        '2 G Rhat_D(F.h)': scale(2, mul(point(G), sampleHeadComplexity(c, sample))),
        '4 B sqrt(ln(3/nu)/(2n))': deviation,
        eps_opt: point(gap),
      };
      return inequality(excess, terms, undefined, B);
    };
  },
});
