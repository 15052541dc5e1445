import {defineClaim, inequality} from '../claim.ts';
import {headComplexity} from '../complexity.ts';
import {deviationTerms} from '../concentration.ts';
import {fineTuner} from '../fineTuning.ts';
import {mul, point, scale} from '../interval.ts';
import {constants} from '../quantities.ts';

/** Z has bounded differences 2B/n and mean at most 2 R_n(phi.F.h). */
export const estimationExpectedComplexity = defineClaim({
  id: 'estimation-expected-complexity',
  title: 'Estimation term, expected complexity',
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 2G\,R_n(F\circ h)+2B\sqrt{\ln(1/\nu)/(2n)}+\epsilon_{opt}`,
  source: 'theory section 2, expected complexity; docs/theory/fine-tuning.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, signs: true},
  hypotheses: [],
  prepare(c) {
    const tune = fineTuner(c);
    const {G, B} = constants(c);
    const deviation = deviationTerms(B, c.nu, c.n).expected;
    const complexity = scale(2, mul(point(G), headComplexity(c)));
    return (sample) => {
      const {excess, gap} = tune(sample);
      const terms = {
        '2 G R_n(F.h)': complexity,
        '2 B sqrt(ln(1/nu)/(2n))': deviation,
        eps_opt: point(gap),
      };
      return inequality(excess, terms, undefined, B);
    };
  },
});
