import {abs, type Interval, max, ZERO} from '../../arithmetic/interval.ts';
import type {Case, HeadClass} from '../../case/case.ts';
import {riskShift} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import type {Matrix} from '../../linear/matrix.ts';
import {relatedTasks} from '../../transfer/decomposition.ts';
import {decomposed} from './decompositionClaim.ts';

/** sup_f |L_T(f.h) - L_U(f.h)| over a finite head class. */
export function discrepancy(c: Case, table: Matrix, heads: HeadClass): Interval {
  let most: Interval = ZERO;
  for (const theta of heads.kind === 'finite' ? heads.thetas : []) {
    most = max(most, abs(riskShift(c, table, theta)));
  }
  return most;
}

/** Refined further: the two discrepancies themselves, computable for finite head classes. */
export const transferDecompositionDiscrepancy = defineClaim({
  id: 'transfer-decomposition-discrepancy',
  title: 'Transfer decomposition, discrepancies',
  statement: String.raw`\mathcal E_T(\hat f,h)\le[L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)]+C\,\mathcal E_U(\hat g,h)^\beta+\sup_{f}|L_T(f\circ h)-L_U(f\circ h)|+\sup_{f}|L_T(f\circ h^\circ)-L_U(f\circ h^\circ)|+[\inf_{F_0}L_T(f\circ h^\circ)-\inf_{f,h}L_T]`,
  source: 'theory section 1, refined further; docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'finite'},
  hypotheses: [relatedTasks],
  evaluate: (c) =>
    decomposed(c, {
      'discrepancy on h': discrepancy(c, c.representation, c.heads),
      'discrepancy on h°': discrepancy(c, c.reference, c.referenceHeads),
    }),
});
