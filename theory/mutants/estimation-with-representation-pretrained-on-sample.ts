import {mul, point, scale} from '../arithmetic/interval.ts';
import {compare} from '../arithmetic/rational.ts';
import {memoised} from '../case/case.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {estimationPublished} from '../claims/estimation/estimation-published.ts';
import {sampleHeadComplexity} from '../estimation/complexity.ts';
import type {Sample} from '../laws/sample.ts';
import {exactInfimum} from '../pretext/leastSquares.ts';
import {deviationTerms} from '../rademacher/concentration.ts';
import {inequality} from '../statement/inequality.ts';
import {targetOf} from '../transfer/contextEncoder.ts';
import {candidates, worstChoice} from './representationsOnSample.ts';

export const estimationWithRepresentationPretrainedOnSample = defineClaim({
  ...estimationPublished,
  id: 'estimation-with-representation-pretrained-on-sample',
  title: 'Estimation term, published, of a representation pretrained on the inputs of D',
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 4G\,\hat R_D(F\circ h)+4B\sqrt{\ln(1/\nu)/n}+\epsilon_{opt},\quad h\in\arg\min_{H}\inf_g\hat L_D(g,h)`,
  needs: {...estimationPublished.needs, heads: 'finite'},
  mutates: {
    claim: estimationPublished.id,
    why: 'of the representations that fit the pretext on D one can be anything away from D',
  },
  prepare(c) {
    const members = candidates(c);
    const target = targetOf(c);
    const G = Math.max(...members.map(({on}) => constants(on).G));
    const B = Math.max(...members.map(({on}) => constants(on).B));
    const deviation = deviationTerms(B, c.nu, c.n).published;
    /** Members that predict the targets of D's inputs best; labels do not enter. */
    const pretrained = (sample: Sample) => {
      const inputs = Float64Array.from(c.pool.T.plus, (_, j) => sample.plus[j]! + sample.minus[j]!);
      return memoised(c, ['pretrained', inputs.join()], () => {
        const law = {plus: inputs, minus: new Float64Array(inputs.length)};
        const fits = members.map(({on}) => exactInfimum(law, sample.n, on.representation, target));
        const least = fits.reduce((a, b) => (compare(b, a) < 0 ? b : a));
        return members.filter((_, i) => compare(fits[i]!, least) === 0);
      });
    };
    return (sample) => {
      const found = pretrained(sample).map(({on, tune}) => {
        const {excess, gap} = tune(sample);
        return inequality(excess, {
          '4 G Rhat_D(F.h)': scale(4, mul(point(G), sampleHeadComplexity(on, sample))),
          '4 B sqrt(ln(1/nu)/n)': deviation,
          eps_opt: point(gap),
        });
      });
      return worstChoice(found, []);
    };
  },
});
