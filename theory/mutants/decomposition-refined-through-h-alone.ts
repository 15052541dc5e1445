import {scale} from '../arithmetic/interval.ts';
import {lawChange} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {decomposed} from '../claims/decomposition/decompositionClaim.ts';
import {transferDecompositionRefined} from '../claims/decomposition/transfer-decomposition-refined.ts';
import {pushforwardTotalVariation} from '../laws/totalVariation.ts';

export const decompositionRefinedThroughHAlone = defineClaim({
  ...transferDecompositionRefined,
  id: 'decomposition-refined-through-h-alone',
  title: 'Transfer decomposition, refined, both changes of law seen through h',
  statement: String.raw`\mathcal E_T(\hat f,h)\le[L_T(\hat f\circ h)-\inf_{F_R}L_T(f\circ h)]+C\,\mathcal E_U(\hat g,h)^\beta+2B\,\mathrm{TV}(h_\#T,h_\#U)+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  mutates: {
    claim: transferDecompositionRefined.id,
    why: 'an h that maps points together sees no change of law, while the head on h° gains from it',
  },
  evaluate: (c) =>
    decomposed(c, {
      '2 B TV(h#T,h#U)': scale(2, lawChange(c, pushforwardTotalVariation(c.pool, c.representation))),
    }),
});
