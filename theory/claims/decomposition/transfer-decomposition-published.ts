import {scale} from '../../arithmetic/interval.ts';
import {shiftTerm} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {withoutTerm} from '../../claim/mutate.ts';
import {named} from '../../statement/inequality.ts';
import {relatedTasks} from '../../transfer/decomposition.ts';
import {decomposed, decompositionStated} from './decomposed.ts';

/** Published form: 4 B TV. */
export const transferDecompositionPublished = defineClaim({
  id: 'transfer-decomposition-published',
  title: 'Transfer decomposition, published',
  ...decompositionStated({shift: String.raw`4B\,\mathrm{TV}(T,U)`}),
  source: 'theory section 1; Deng, Hong, Zhou, Mahdavi 2024, theorem 1; docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'any', images: true, informative: true},
  hypotheses: [relatedTasks],
  evaluate: (c) => decomposed(c, {shift: named('4 B TV(T,U)', scale(4, shiftTerm(c)))}),
  fixture: {runs: 1500, term: 'shift'},
});

export const mutants = [
  withoutTerm(transferDecompositionPublished, 'transfer', {
    id: 'decomposition-without-transferability',
    title: 'Transfer decomposition, published, without the transferability term',
    why: 'an h that is worse than h° at the pretext can be worse for the task under the same law',
  }),
];
