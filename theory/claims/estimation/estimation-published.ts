import {compare} from '../../arithmetic/rational.ts';
import {memoised} from '../../case/case.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {estimationLatex} from '../../estimation/estimationTerms.ts';
import {inputMasses, type Sample} from '../../laws/pool.ts';
import {exactInfimum} from '../../pretext/leastSquares.ts';
import {stated} from '../../statement/inequality.ts';
import {targetOf} from '../../transfer/contextEncoder.ts';
import {EXCESS, estimationClaim} from './estimationClaim.ts';
import {candidates, worstChoice} from './representationsOnSample.ts';

/** Published constants 4G and 4B; implied by the empirical line for every nu in (0,1). */
export const estimationPublished = estimationClaim('published', {
  id: 'estimation-published',
  title: 'Estimation term, published',
  source:
    'theory section 2, published; Deng, Hong, Zhou, Mahdavi 2024, theorem 1; docs/theory/fine-tuning.md',
  fixture: {hunt: 2},
});

export const mutants = [
  mutantOf(estimationPublished, {
    id: 'estimation-with-representation-pretrained-on-sample',
    title: 'Estimation term, published, of a representation pretrained on the inputs of D',
    ...stated(EXCESS, estimationLatex('published'), {
      where: String.raw`,\quad h\in\arg\min_{H}\inf_g\hat L_D(g,h)`,
    }),
    needs: {...estimationPublished.needs, heads: 'finite'},
    why: 'of the representations that fit the pretext on D one can be anything away from D',
    prepare(c) {
      const members = candidates(c, 'published');
      const target = targetOf(c);
      /** Which members predict the targets of D's inputs best; labels do not enter. */
      const pretrained = (sample: Sample) => {
        const inputs = inputMasses(sample);
        return memoised(c, ['pretrained', inputs.join()], () => {
          const law = {plus: inputs, minus: new Float64Array(inputs.length)};
          const fits = members.map(({on}) => exactInfimum(law, sample.n, on.representation, target));
          const least = fits.reduce((a, b) => (compare(b, a) < 0 ? b : a));
          return fits.map((fit) => compare(fit, least) === 0);
        });
      };
      return (sample) => {
        const chosen = pretrained(sample);
        return worstChoice(
          members.filter((_, i) => chosen[i]).map(({judge}) => judge(sample)),
          [],
        );
      };
    },
    fixture: {hunt: 3},
  }),
];
