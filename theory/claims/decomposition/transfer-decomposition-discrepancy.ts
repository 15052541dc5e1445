import {abs, type Interval, max, ZERO} from '../../arithmetic/interval.ts';
import type {Case, HeadClass} from '../../case/case.ts';
import {riskShift} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {withoutTerm} from '../../claim/mutate.ts';
import type {Matrix} from '../../linear/matrix.ts';
import {named} from '../../statement/inequality.ts';
import {relatedTasks} from '../../transfer/decomposition.ts';
import {decomposed, decompositionStated} from './decomposed.ts';

/** sup_f |L_T(f.h) - L_U(f.h)| over a finite head class. */
function discrepancy(c: Case, table: Matrix, heads: HeadClass): Interval {
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
  ...decompositionStated(
    {
      shift: String.raw`\sup_{f}|L_T(f\circ h)-L_U(f\circ h)|`,
      'shift of h°': String.raw`\sup_{f}|L_T(f\circ h^\circ)-L_U(f\circ h^\circ)|`,
    },
    'F',
    'F_0',
  ),
  source: 'theory section 1, refined further; docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'finite', informative: true},
  hypotheses: [relatedTasks],
  evaluate: (c) =>
    decomposed(c, {
      shift: named('discrepancy on h', discrepancy(c, c.representation, c.heads)),
      'shift of h°': named('discrepancy on h°', discrepancy(c, c.reference, c.referenceHeads)),
    }),
  fixture: {term: 'shift'},
});

export const mutants = [
  withoutTerm(transferDecompositionDiscrepancy, 'shift of h°', {
    id: 'decomposition-discrepancy-on-h-alone',
    title: 'Transfer decomposition, the discrepancy on h° left out',
    why: 'the risk on h° changes with the law as well, also where that on h does not',
  }),
];
