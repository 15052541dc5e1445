import {scale} from '../../arithmetic/interval.ts';
import {lawChange} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {relatedTasks} from '../../transfer/decomposition.ts';
import {decomposed} from './decompositionClaim.ts';

/** Sharp form: each of the two changes of law costs B TV. */
export const transferDecomposition = defineClaim({
  id: 'transfer-decomposition',
  title: 'Transfer decomposition, sharp',
  statement: String.raw`\mathcal E_T(\hat f,h)\le[L_T(\hat f\circ h)-\inf_{F_R}L_T(f\circ h)]+C\,\mathcal E_U(\hat g,h)^\beta+2B\,\mathrm{TV}(T,U)+[\inf_{F_{R_0}}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  source:
    'theory section 1; Deng, Hong, Zhou, Mahdavi 2024, theorem 1 with its smallest constants; docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'any', images: true},
  hypotheses: [relatedTasks],
  evaluate: (c) => decomposed(c, {'2 B TV(T,U)': scale(2, lawChange(c))}),
});
