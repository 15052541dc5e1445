import {defineClaim} from '../claim/defineClaim.ts';
import {expectedSupremum, symmetrisation} from '../claims/estimation/symmetrisation.ts';
import {lossComplexity} from '../estimation/complexity.ts';
import {inequality} from '../statement/inequality.ts';

export const symmetrisationWithFactorOne = defineClaim({
  ...symmetrisation,
  id: 'symmetrisation-with-factor-one',
  title: 'Symmetrisation with factor 1',
  statement: String.raw`\mathbb E_D\sup_{f\in F}(L_T-\hat L_D)(f\circ h)\le R_n(\phi\circ F\circ h)`,
  mutates: {
    claim: symmetrisation.id,
    why: 'the ghost sample is a second sample: a rare point that the sample misses counts twice',
  },
  evaluate: (c) => inequality(expectedSupremum(c), {'R_n(phi.F.h)': lossComplexity(c)}),
});
