import {type Interval, max, scale, sub, ZERO} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {scaledTerm} from '../../claim/mutate.ts';
import type {CaseMeeting} from '../../claim/needs.ts';
import {lossComplexity} from '../../estimation/complexity.ts';
import {columnMeans, lossDifferences} from '../../heads/lossDifference.ts';
import {jointAtoms} from '../../heads/risk.ts';
import {meansOverSamples} from '../../laws/enumerate.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';

/**
 * E_D sup_f (L_T - Lhat_D)(f.h) over a finite head class, every sample enumerated. The first head's deviation has mean
 * 0 and is taken off inside the supremum.
 */
export function expectedSupremum(c: CaseMeeting<{heads: 'finite'}>): Interval {
  const {thetas} = c.heads;
  const differences = lossDifferences(c.representation, thetas, thetas[0]!, c.loss);
  const law = jointAtoms(c.pool.T);
  const risks = columnMeans(law, differences, c.pool.total);
  const [mean] = meansOverSamples(law, c.n, (counts) => {
    // The first head's own term is 0, so the supremum is nonnegative.
    let most: Interval = ZERO;
    for (const [i, empirical] of columnMeans(counts, differences, c.n).entries()) {
      if (i > 0) most = max(most, sub(risks[i]!, empirical));
    }
    return [most];
  });
  return mean!;
}

/** Factor 2, attained in the limit. */
export const symmetrisation = defineClaim({
  id: 'symmetrisation',
  title: 'Symmetrisation',
  ...stated(String.raw`\mathbb E_D\sup_{f\in F}(L_T-\hat L_D)(f\circ h)`, {
    complexity: String.raw`2R_n(\phi\circ F\circ h)`,
  }),
  source: 'theory section 2, lemma; Bartlett and Mendelson 2002; docs/theory/fine-tuning.md',
  kind: 'in-expectation',
  needs: {heads: 'finite', samples: true, signs: true},
  hypotheses: [],
  evaluate: (c) =>
    inequality(
      expectedSupremum(c),
      {complexity: named('2 R_n(phi.F.h)', scale(2, lossComplexity(c)))},
      {largestLhs: constants(c).B},
    ),
  fixture: {hunt: 2},
});

export const mutants = [
  scaledTerm(symmetrisation, 'complexity', 0.5, {
    id: 'symmetrisation-with-factor-one',
    title: 'Symmetrisation with factor 1',
    name: 'R_n(phi.F.h)',
    latex: String.raw`R_n(\phi\circ F\circ h)`,
    why: 'the ghost sample is a second sample: a rare point that the sample misses counts twice',
  }),
];
