import {mul, point, scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {headComplexity} from '../../estimation/complexity.ts';
import {fineTuner} from '../../estimation/fineTuning.ts';
import {deviationTerms} from '../../rademacher/concentration.ts';
import {inequality} from '../../statement/inequality.ts';

/** The union-bound form, ln(2/nu): implied by the sharp line. */
export const estimationExpectedComplexityTextbook = defineClaim({
  id: 'estimation-expected-complexity-textbook',
  title: 'Estimation term, expected complexity, textbook',
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 2G\,R_n(F\circ h)+2B\sqrt{\ln(2/\nu)/(2n)}+\epsilon_{opt}`,
  source:
    'theory section 2, textbook row; Mohri, Rostamizadeh, Talwalkar 2018, theorem 3.3; docs/theory/fine-tuning.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, signs: true},
  hypotheses: [],
  prepare(c) {
    const tune = fineTuner(c);
    const {G, B} = constants(c);
    const deviation = deviationTerms(B, c.nu, c.n).expectedTextbook;
    const complexity = scale(2, mul(point(G), headComplexity(c)));
    return (sample) => {
      const {excess, gap} = tune(sample);
      const terms = {
        '2 G R_n(F.h)': complexity,
        '2 B sqrt(ln(2/nu)/(2n))': deviation,
        eps_opt: point(gap),
      };
      return inequality(excess, terms, undefined, B);
    };
  },
});
