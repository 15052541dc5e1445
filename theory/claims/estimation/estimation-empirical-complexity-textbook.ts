import {div, point, scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {estimationLatex, estimationTerms} from '../../estimation/estimationTerms.ts';
import {deviation} from '../../rademacher/concentration.ts';
import {named, stated} from '../../statement/inequality.ts';
import {EXCESS, estimationClaim, estimationOn} from './estimationClaim.ts';

/** The union-bound form, ln(3/nu): implied by the sharp line. */
export const estimationEmpiricalComplexityTextbook = estimationClaim('empiricalTextbook', {
  id: 'estimation-empirical-complexity-textbook',
  title: 'Estimation term, empirical complexity, textbook',
  source:
    'theory section 2, textbook row; Mohri, Rostamizadeh, Talwalkar 2018, theorem 3.3; docs/theory/fine-tuning.md',
  fixture: {hunt: 1},
});

export const mutants = [
  mutantOf(estimationEmpiricalComplexityTextbook, {
    id: 'estimation-textbook-with-fast-deviation',
    title: 'Estimation term, empirical complexity, textbook, deviation over n for sqrt n',
    ...stated(EXCESS, {
      ...estimationLatex('empiricalTextbook'),
      deviation: String.raw`4B\sqrt{\ln(3/\nu)/2}/n`,
    }),
    needs: {...estimationEmpiricalComplexityTextbook.needs, heads: 'finite'},
    why: 'a sample that sees one point only, n times over, has no complexity and is not rare enough',
    prepare(c) {
      const fast = div(scale(4, scale(constants(c).B, deviation(c.nu, 1, 3))), point(c.n));
      const terms = estimationTerms(c, 'empiricalTextbook');
      return estimationOn(c, (sample) => ({
        ...terms(sample),
        deviation: named('4 B sqrt(ln(3/nu)/2)/n', fast),
      }));
    },
    fixture: {hunt: 3},
  }),
];
