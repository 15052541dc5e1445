import {mul, point, scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {sampleHeadComplexity} from '../../estimation/complexity.ts';
import {fineTuner} from '../../estimation/fineTuning.ts';
import {deviationTerms} from '../../rademacher/concentration.ts';
import {inequality} from '../../statement/inequality.ts';

/** Published constants 4G and 4B; implied by the empirical line for every nu in (0,1). */
export const estimationPublished = defineClaim({
  id: 'estimation-published',
  title: 'Estimation term, published',
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 4G\,\hat R_D(F\circ h)+4B\sqrt{\ln(1/\nu)/n}+\epsilon_{opt}`,
  source:
    'theory section 2, published; Deng, Hong, Zhou, Mahdavi 2024, theorem 1; docs/theory/fine-tuning.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, signs: true},
  hypotheses: [],
  prepare(c) {
    const tune = fineTuner(c);
    const {G, B} = constants(c);
    const deviation = deviationTerms(B, c.nu, c.n).published;
    return (sample) => {
      const {excess, gap} = tune(sample);
      const terms = {
        '4 G Rhat_D(F.h)': scale(4, mul(point(G), sampleHeadComplexity(c, sample))),
        '4 B sqrt(ln(1/nu)/n)': deviation,
        eps_opt: point(gap),
      };
      return inequality(excess, terms, undefined, B);
    };
  },
});
