import {withoutTerm} from '../../claim/mutate.ts';
import {mainTheoremClaim} from './mainTheoremClaim.ts';

/** With the published constants 4G, 4B and 4B. */
export const mainTheoremPublished = mainTheoremClaim('published', {
  id: 'main-theorem-published',
  title: 'Main theorem, published',
  source: 'theory sections 1 and 2; Deng, Hong, Zhou, Mahdavi 2024, theorem 1; docs/theory/fine-tuning.md',
  fixture: {hunt: 1},
});

export const mutants = [
  withoutTerm(mainTheoremPublished, 'shift', {
    id: 'main-theorem-published-without-tv',
    title: 'Main theorem, published, without its TV term',
    needs: {...mainTheoremPublished.needs, heads: 'finite'},
    why: 'a representation that serves U is not one that serves T',
    fixture: {hunt: 7},
  }),
];
