import {lawChange} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {pushforwardTotalVariation} from '../../laws/totalVariation.ts';
import {relatedTasks} from '../../transfer/decomposition.ts';
import {decomposed} from './decompositionClaim.ts';

/** Refined form: each change of law costs B times the total variation that its representation can see. */
export const transferDecompositionRefined = defineClaim({
  id: 'transfer-decomposition-refined',
  title: 'Transfer decomposition, refined',
  statement: String.raw`\mathcal E_T(\hat f,h)\le[L_T(\hat f\circ h)-\inf_{F_R}L_T(f\circ h)]+C\,\mathcal E_U(\hat g,h)^\beta+B[\mathrm{TV}(h_\#T,h_\#U)+\mathrm{TV}(h^\circ_\#T,h^\circ_\#U)]+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  source: 'theory section 1, refined: pushforward joint laws of (h(v), y); docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'any', images: true},
  hypotheses: [relatedTasks],
  evaluate: (c) =>
    decomposed(c, {
      'B TV(h#T,h#U)': lawChange(c, pushforwardTotalVariation(c.pool, c.representation)),
      'B TV(h°#T,h°#U)': lawChange(c, pushforwardTotalVariation(c.pool, c.reference)),
    }),
});
