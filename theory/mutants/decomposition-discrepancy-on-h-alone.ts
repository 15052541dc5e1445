import {defineClaim} from '../claim/defineClaim.ts';
import {decomposed} from '../claims/decomposition/decompositionClaim.ts';
import {
  discrepancy,
  transferDecompositionDiscrepancy,
} from '../claims/decomposition/transfer-decomposition-discrepancy.ts';

export const decompositionDiscrepancyOnHAlone = defineClaim({
  ...transferDecompositionDiscrepancy,
  id: 'decomposition-discrepancy-on-h-alone',
  title: 'Transfer decomposition, the discrepancy on h° left out',
  statement: String.raw`\mathcal E_T(\hat f,h)\le[L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)]+C\,\mathcal E_U(\hat g,h)^\beta+\sup_{f}|L_T(f\circ h)-L_U(f\circ h)|+[\inf_{F_0}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  mutates: {
    claim: transferDecompositionDiscrepancy.id,
    why: 'the risk on h° changes with the law as well, also where that on h does not',
  },
  evaluate: (c) => decomposed(c, {'discrepancy on h': discrepancy(c, c.representation, c.heads)}),
});
