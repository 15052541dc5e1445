import {lawChange} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {decomposed} from '../claims/decomposition/decompositionClaim.ts';
import {transferDecomposition} from '../claims/decomposition/transfer-decomposition.ts';

export const decompositionWithSingleTv = defineClaim({
  ...transferDecomposition,
  id: 'decomposition-with-single-tv',
  title: 'Transfer decomposition with B TV for 2 B TV',
  statement: String.raw`\mathcal E_T(\hat f,h)\le[L_T(\hat f\circ h)-\inf_{F_R}L_T(f\circ h)]+C\,\mathcal E_U(\hat g,h)^\beta+B\,\mathrm{TV}(T,U)+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  mutates: {
    claim: transferDecomposition.id,
    why: 'the law changes twice, once for h and once for h°, and on two points both changes can cost B TV',
  },
  evaluate: (c) => decomposed(c, {'B TV(T,U)': lawChange(c)}),
});
