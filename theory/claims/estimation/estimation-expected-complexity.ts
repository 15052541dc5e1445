import {div, point, scale} from '../../arithmetic/interval.ts';
import {constants} from '../../case/quantities.ts';
import {mutantOf, withoutTerm} from '../../claim/mutate.ts';
import {estimationLatex, estimationTerms} from '../../estimation/estimationTerms.ts';
import {deviation} from '../../rademacher/concentration.ts';
import {named, stated} from '../../statement/inequality.ts';
import {EXCESS, estimationClaim, estimationOn} from './estimationClaim.ts';

/** Z has bounded differences 2B/n and mean at most 2 R_n(phi.F.h). */
export const estimationExpectedComplexity = estimationClaim('expected', {
  id: 'estimation-expected-complexity',
  title: 'Estimation term, expected complexity',
  source: 'theory section 2, expected complexity; docs/theory/fine-tuning.md',
  fixture: {hunt: 1},
});

export const mutants = [
  withoutTerm(estimationExpectedComplexity, 'deviation', {
    id: 'estimation-without-deviation',
    title: 'Estimation term with probability 1 - nu, without the deviation term',
    why: 'the complexity bounds the mean of the supremum, not its upper tail',
  }),
  mutantOf(estimationExpectedComplexity, {
    id: 'estimation-with-fast-deviation',
    title: 'Estimation term, expected complexity, deviation over n for sqrt n',
    ...stated(EXCESS, {
      ...estimationLatex('expected'),
      deviation: String.raw`2B\sqrt{\ln(1/\nu)/2}/n`,
    }),
    needs: {...estimationExpectedComplexity.needs, heads: 'finite'},
    why: 'means of n draws move by 1/sqrt n; a rate of 1/n needs assumptions on the noise',
    prepare(c) {
      const fast = div(scale(2, scale(constants(c).B, deviation(c.nu, 1))), point(c.n));
      const terms = estimationTerms(c, 'expected');
      return estimationOn(c, (sample) => ({
        ...terms(sample),
        deviation: named('2 B sqrt(ln(1/nu)/2)/n', fast),
      }));
    },
    fixture: {hunt: 8},
  }),
];
