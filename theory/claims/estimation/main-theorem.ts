import {withoutTerm} from '../../claim/mutate.ts';
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
    needs: {...mainTheorem.needs, heads: 'finite'},
    why: 'pretraining can be flawless for a task that is not the one downstream',
  }),
];
