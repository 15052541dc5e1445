import {type Interval, max, scale, sub, ZERO} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {scaledTerm} from '../../claim/mutate.ts';
import {columnMeans, lossDifferences} from '../../heads/lossDifference.ts';
import {jointAtoms} from '../../heads/risk.ts';
import {deviation} from '../../rademacher/concentration.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';
import {expectedSupremum} from './symmetrisation.ts';

/**
 * Z = sup_f [(L - Lhat)(f) - (L - Lhat)(f_0)], f_0 the first head: loss differences lie in [-B, B], so changing one
 * draw moves Z by at most 2B/n.
 */
export const mcdiarmid = defineClaim({
  id: 'mcdiarmid',
  title: 'McDiarmid, supremum over heads',
  ...stated(
    'Z',
    {mean: String.raw`\mathbb E Z`, deviation: String.raw`2B\sqrt{\ln(1/\nu)/(2n)}`},
    {where: String.raw`,\quad Z=\sup_{f\in F}[(L_T-\hat L_D)(f\circ h)-(L_T-\hat L_D)(f_0\circ h)]`},
  ),
  source: 'theory section 2, lemma; McDiarmid 1989, lemma 1.2; docs/theory/fine-tuning.md',
  kind: 'with-probability',
  needs: {heads: 'finite', samples: true},
  hypotheses: [],
  prepare(c) {
    const {thetas} = c.heads;
    const differences = lossDifferences(c.representation, thetas, thetas[0]!, c.loss);
    const risks = columnMeans(jointAtoms(c.pool.T), differences, c.pool.total);
    const mean = expectedSupremum(c);
    const {B} = constants(c);
    const bound = scale(2, scale(B, deviation(c.nu, c.n)));
    return (sample) => {
      let most: Interval = ZERO;
      for (const [i, empirical] of columnMeans(jointAtoms(sample), differences, sample.n).entries()) {
        if (i > 0) most = max(most, sub(risks[i]!, empirical));
      }
      return inequality(
        most,
        {mean: named('E Z', mean), deviation: named('2 B sqrt(ln(1/nu)/(2n))', bound)},
        {largestLhs: 2 * B},
      );
    };
  },
  fixture: {hunt: 1},
});

export const mutants = [
  scaledTerm(mcdiarmid, 'deviation', 0.5, {
    id: 'mcdiarmid-with-single-range',
    title: 'McDiarmid for loss differences, with B for 2B',
    name: 'B sqrt(ln(1/nu)/(2n))',
    latex: String.raw`B\sqrt{\ln(1/\nu)/(2n)}`,
    why: 'a difference of two losses in [0, B] lies in [-B, B]: one draw moves Z by 2B/n',
  }),
];
