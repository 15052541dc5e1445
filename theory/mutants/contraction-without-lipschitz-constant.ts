import {defineClaim} from '../claim/defineClaim.ts';
import {contraction} from '../claims/estimation/contraction.ts';
import {headComplexity, lossComplexity} from '../estimation/complexity.ts';
import {inequality} from '../statement/inequality.ts';

export const contractionWithoutLipschitzConstant = defineClaim({
  ...contraction,
  id: 'contraction-without-lipschitz-constant',
  title: 'Contraction without G',
  statement: String.raw`R_n(\phi\circ F\circ h)\le R_n(F\circ h)`,
  mutates: {
    claim: contraction.id,
    why: 'a loss steeper than 1 (the squared loss away from its minimum) expands scores',
  },
  evaluate: (c) => inequality(lossComplexity(c), {'R_n(F.h)': headComplexity(c)}),
});
