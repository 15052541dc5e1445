import {defineClaim} from '../claim/defineClaim.ts';
import {decomposed} from '../claims/decomposition/decompositionClaim.ts';
import {transferDecomposition} from '../claims/decomposition/transfer-decomposition.ts';

export const decompositionWithoutTv = defineClaim({
  ...transferDecomposition,
  id: 'decomposition-without-tv',
  title: 'Transfer decomposition without its TV term',
  statement: String.raw`\mathcal E_T(\hat f,h)\le[L_T(\hat f\circ h)-\inf_{F_R}L_T(f\circ h)]+C\,\mathcal E_U(\hat g,h)^\beta+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  mutates: {
    claim: transferDecomposition.id,
    why: 'C is measured under U: under another law T the head on h can lose more against the head on h° than C pays for',
  },
  evaluate: (c) => decomposed(c, {}),
});
