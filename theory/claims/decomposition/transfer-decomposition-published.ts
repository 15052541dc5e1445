import {scale} from '../../arithmetic/interval.ts';
import {lawChange} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {relatedTasks} from '../../transfer/decomposition.ts';
import {decomposed} from './decompositionClaim.ts';

/** Published form: 4 B TV. */
export const transferDecompositionPublished = defineClaim({
  id: 'transfer-decomposition-published',
  title: 'Transfer decomposition, published',
  statement: String.raw`\mathcal E_T(\hat f,h)\le[L_T(\hat f\circ h)-\inf_{F_R}L_T(f\circ h)]+C\,\mathcal E_U(\hat g,h)^\beta+4B\,\mathrm{TV}(T,U)+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  source: 'theory section 1; Deng, Hong, Zhou, Mahdavi 2024, theorem 1; docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'any', images: true},
  hypotheses: [relatedTasks],
  evaluate: (c) => decomposed(c, {'4 B TV(T,U)': scale(4, lawChange(c))}),
});
