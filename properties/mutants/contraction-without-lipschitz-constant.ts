import {defineClaim, inequality} from '../../theory/claim.ts';
import {contraction} from '../../theory/claims/contraction.ts';
import {headComplexity, lossComplexity} from '../../theory/complexity.ts';

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
