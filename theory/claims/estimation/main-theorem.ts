import {withoutTerm} from '../../claim/mutate.ts';
import {withTenthOfTerms} from '../../claim/mutateSides.ts';
import {mainTheoremClaim} from './mainTheoremClaim.ts';

/** With its smallest constants, 2G, 4B/sqrt2 and 2B. */
export const mainTheorem = mainTheoremClaim('empirical', {
  id: 'main-theorem',
  title: 'Main theorem, sharp',
  source:
    'theory sections 1 and 2; Deng, Hong, Zhou, Mahdavi 2024, theorem 1 with its smallest constants; docs/theory/fine-tuning.md',
  fixture: {hunt: 1},
});

export const mutants = [
  withoutTerm(mainTheorem, 'task', {
    id: 'main-theorem-without-task-heterogeneity',
    title: 'Main theorem without task heterogeneity',
    why: 'pretraining can be flawless for a task that is not the one downstream',
    fixture: {hunt: 1},
  }),
  withoutTerm(mainTheorem, 'transfer', {
    id: 'main-theorem-without-transferability',
    title: 'Main theorem without its transfer term',
    why: 'an encoder that sees nothing bounds no risk',
    fixture: {hunt: 1},
  }),
  withoutTerm(mainTheorem, 'shift', {
    id: 'main-theorem-without-tv',
    title: 'Main theorem without its TV term',
    why: 'a representation that serves U is not one that serves T',
    fixture: {hunt: 1},
  }),
  withTenthOfTerms(mainTheorem, {
    id: 'main-theorem-with-tenth-of-terms',
    title: 'Main theorem, all terms divided by 10',
    why: 'the terms are attained up to less than 10',
    fixture: {hunt: 1},
  }),
];
