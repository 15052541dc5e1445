import {defineClaim} from '../claim.ts';
import {sampleHeadComplexity} from '../complexity.ts';
import {deviationTerms} from '../concentration.ts';
import {relatedTasks} from '../decomposition.ts';
import {mul, point, scale} from '../interval.ts';
import {mainTheoremOn} from '../mainTheoremOn.ts';
import {constants} from '../quantities.ts';

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
