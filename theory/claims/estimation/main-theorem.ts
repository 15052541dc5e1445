import {mul, point, scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {sampleHeadComplexity} from '../../estimation/complexity.ts';
import {mainTheoremOn} from '../../estimation/mainTheoremOn.ts';
import {deviationTerms} from '../../rademacher/concentration.ts';
import {relatedTasks} from '../../transfer/decomposition.ts';

/** Section 1 with the empirical line of section 2 as its estimation term. */
export const mainTheorem = defineClaim({
  id: 'main-theorem',
  title: 'Main theorem, sharp',
  statement: String.raw`\mathcal E_T(\hat f,h)\le 2G\,\hat R_D(F_R\circ h)+4B\sqrt{\ln(1/\nu)/(2n)}+\epsilon_{opt}+C\,\mathcal E_U(\hat g,h)^\beta+2B\,\mathrm{TV}(T,U)+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  source:
    'theory sections 1 and 2; Deng, Hong, Zhou, Mahdavi 2024, theorem 1 with its smallest constants; docs/theory/fine-tuning.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, signs: true, images: true},
  hypotheses: [relatedTasks],
  prepare(c) {
    const {G, B} = constants(c);
    const deviation = deviationTerms(B, c.nu, c.n).empirical;
    return mainTheoremOn(c, 2, (sample) => ({
      '2 G Rhat_D(F.h)': scale(2, mul(point(G), sampleHeadComplexity(c, sample))),
      '4 B sqrt(ln(1/nu)/(2n))': deviation,
    }));
  },
});
