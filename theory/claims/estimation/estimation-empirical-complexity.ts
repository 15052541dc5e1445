import {mul, point, scale} from '../../arithmetic/interval.ts';
import {onReference} from '../../case/case.ts';
import {constants} from '../../case/quantities.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {sampleHeadComplexity} from '../../estimation/complexity.ts';
import {estimationLatex, estimationTerms} from '../../estimation/estimationTerms.ts';
import {named, stated} from '../../statement/inequality.ts';
import {EXCESS, estimationClaim, estimationOn} from './estimationClaim.ts';
import {candidates, memorising, worstChoice} from './representationsOnSample.ts';

/** Z - 2 Rhat has bounded differences 4B/n and mean at most 0: one application of McDiarmid. */
export const estimationEmpiricalComplexity = estimationClaim('empirical', {
  id: 'estimation-empirical-complexity',
  title: 'Estimation term, empirical complexity',
  source: 'theory section 2, empirical complexity; docs/theory/fine-tuning.md',
  fixture: {hunt: 1},
});

export const mutants = [
  mutantOf(estimationEmpiricalComplexity, {
    id: 'estimation-with-reference-complexity',
    title: 'Estimation term with the complexity of h° for that of h',
    ...stated(EXCESS, estimationLatex('empirical', {h: String.raw`h^\circ`})),
    needs: {...estimationEmpiricalComplexity.needs, heads: 'finite'},
    why: 'the head is fitted on h, which can tell more points apart than h° does',
    prepare(c) {
      const {G} = constants(c);
      const reference = onReference(c);
      const terms = estimationTerms(c, 'empirical');
      return estimationOn(c, (sample) => ({
        ...terms(sample),
        complexity: named(
          '2 G Rhat_D(F.h°)',
          scale(2, mul(point(G), sampleHeadComplexity(reference, sample))),
        ),
      }));
    },
    fixture: {hunt: 8},
  }),
  mutantOf(estimationEmpiricalComplexity, {
    id: 'estimation-with-representation-regularised-on-sample',
    title: 'Estimation term of a representation regularised on the inputs of D',
    ...stated(EXCESS, estimationLatex('empirical'), {
      where: String.raw`,\quad h\in\arg\min_{H}\hat R_D(F\circ h)`,
    }),
    needs: {...estimationEmpiricalComplexity.needs, heads: 'finite'},
    why: 'h is small where D has points and large elsewhere: the measured complexity is that of D alone',
    prepare(c) {
      const members = candidates(c, 'empirical');
      return (sample) => {
        const all = members.map(({on, judge}) => ({
          complexity: sampleHeadComplexity(on, sample),
          found: judge(sample),
        }));
        const least = Math.min(...all.map(({complexity}) => complexity.lo));
        const reach = Math.min(...all.map(({complexity}) => complexity.hi));
        return worstChoice(
          all.filter(({complexity}) => complexity.hi <= least).map(({found}) => found),
          all.filter(({complexity}) => complexity.lo <= reach).map(({found}) => found),
        );
      };
    },
    fixture: {hunt: 8},
  }),
  mutantOf(estimationEmpiricalComplexity, {
    id: 'estimation-with-encoder-memorising-sample',
    title: 'Estimation term of an encoder that has memorised the inputs of D',
    ...stated(EXCESS, estimationLatex('empirical'), {
      where: String.raw`,\quad h=\pm h_0\text{ or }0\text{ by whether }x\in D`,
    }),
    why: 'on D the encoder is as pretrained, or 0; elsewhere it says the opposite, or what no head was fitted to',
    prepare: (c) => (sample) => {
      const all = memorising(c, sample).map((on) =>
        estimationOn(on, estimationTerms(on, 'empirical'))(sample),
      );
      return worstChoice(all, all);
    },
    fixture: {hunt: 1},
  }),
];
