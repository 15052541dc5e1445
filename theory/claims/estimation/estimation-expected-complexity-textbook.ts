import {scaledTerm} from '../../claim/mutate.ts';
import {estimationClaim} from './estimationClaim.ts';

/** The union-bound form, ln(2/nu): implied by the sharp line. */
export const estimationExpectedComplexityTextbook = estimationClaim('expectedTextbook', {
  id: 'estimation-expected-complexity-textbook',
  title: 'Estimation term, expected complexity, textbook',
  source:
    'theory section 2, textbook row; Mohri, Rostamizadeh, Talwalkar 2018, theorem 3.3; docs/theory/fine-tuning.md',
  fixture: {hunt: 2},
});

export const mutants = [
  scaledTerm(estimationExpectedComplexityTextbook, 'deviation', 0.5, {
    id: 'estimation-textbook-with-single-range',
    title: 'Estimation term, expected complexity, textbook, with one of its two events',
    name: 'B sqrt(ln(2/nu)/(2n))',
    latex: String.raw`B\sqrt{\ln(2/\nu)/(2n)}`,
    needs: {...estimationExpectedComplexityTextbook.needs, heads: 'finite'},
    why: 'the empirical risk of the best head deviates as well: each of the two events costs B',
    fixture: {hunt: 3},
  }),
];
