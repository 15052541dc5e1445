import {scale} from '../../arithmetic/interval.ts';
import {lawChange} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/defineClaim.ts';
import {named} from '../../statement/inequality.ts';
import {relatedTasks} from '../../transfer/decomposition.ts';
import {decomposed, decompositionStated} from './decomposed.ts';

/** Sharp form: each of the two changes of law costs B TV. */
export const transferDecomposition = defineClaim({
  id: 'transfer-decomposition',
  title: 'Transfer decomposition, sharp',
  ...decompositionStated({shift: String.raw`2B\,\mathrm{TV}(T,U)`}),
  source:
    'theory section 1; Deng, Hong, Zhou, Mahdavi 2024, theorem 1 with its smallest constants; docs/theory/decomposition.md',
  kind: 'deterministic',
  needs: {heads: 'any', images: true},
  hypotheses: [relatedTasks],
  evaluate: (c) => decomposed(c, {shift: named('2 B TV(T,U)', scale(2, lawChange(c)))}),
  fixture: {runs: 1500, term: 'shift'},
});
