import {mul, point, scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {sampleHeadComplexity} from '../../estimation/complexity.ts';
import {mainTheoremOn} from '../../estimation/mainTheoremOn.ts';
import {deviationTerms} from '../../rademacher/concentration.ts';
import {relatedTasks} from '../../transfer/decomposition.ts';

/** With the published constants 4G, 4B and 4B. */
export const mainTheoremPublished = defineClaim({
  id: 'main-theorem-published',
  title: 'Main theorem, published',
  statement: String.raw`\mathcal E_T(\hat f,h)\le 4G\,\hat R_D(F_R\circ h)+4B\sqrt{\ln(1/\nu)/n}+\epsilon_{opt}+C\,\mathcal E_U(\hat g,h)^\beta+4B\,\mathrm{TV}(T,U)+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  source: 'theory sections 1 and 2; Deng, Hong, Zhou, Mahdavi 2024, theorem 1; docs/theory/fine-tuning.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, signs: true, images: true},
  hypotheses: [relatedTasks],
  prepare(c) {
    const {G, B} = constants(c);
    const deviation = deviationTerms(B, c.nu, c.n).published;
    return mainTheoremOn(c, 4, (sample) => ({
      '4 G Rhat_D(F.h)': scale(4, mul(point(G), sampleHeadComplexity(c, sample))),
      '4 B sqrt(ln(1/nu)/n)': deviation,
    }));
  },
});
