import {defineClaim} from '../../claim/claim.ts';
import {withoutTerm} from '../../claim/mutate.ts';
import {named} from '../../statement/inequality.ts';
import {relatedTasks} from '../../transfer/decomposition.ts';
import {discrepancy} from '../../transfer/discrepancy.ts';
import {decomposed, decompositionStated} from './decomposed.ts';

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
