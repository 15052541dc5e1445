import {add, type Interval, max, mul, point, scale, sub, ZERO} from '../arithmetic/interval.ts';
import {minus, toInterval} from '../arithmetic/rational.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {radregEstimation} from '../claims/radreg/radreg-estimation.ts';
import {sampleHeadComplexity} from '../estimation/complexity.ts';
import {deviationTerms} from '../rademacher/concentration.ts';
import {type Candidate, candidates as pairs} from '../radReg/candidates.ts';
import {inequality} from '../statement/inequality.ts';
import {candidates, worstChoice} from './representationsOnSample.ts';

/** Both objectives at lambda = 1. */
function gap(loss: readonly Candidate[], complexity: readonly Interval[], i: number): Interval {
  let most = ZERO;
  for (const [k, other] of loss.entries()) {
    if (k === i) continue;
    const difference = toInterval(minus(loss[i]!.loss, other.loss));
    const terms = sub(complexity[i]!, complexity[k]!);
    most = max(most, add(difference, terms));
  }
  return most;
}

export const radregOnOwnInputs = defineClaim({
  ...radregEstimation,
  id: 'radreg-on-own-inputs',
  title: "Estimation term of a representation regularised on D's own inputs",
  statement: String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)\le 2G\,\hat R_D(F\circ h)+4B\sqrt{\ln(1/\nu)/(2n)}+\epsilon_{opt},\quad h\in\arg\min\hat L_U+\hat R_D(F\circ h)`,
  mutates: {
    claim: radregEstimation.id,
    why: 'with S = D the measured term is small because it was made small there; elsewhere h is as large as before',
  },
  prepare(c) {
    const best = pairs(c).filter(({share}) => share === 1);
    const members = candidates(c);
    const terms = members.map(({on}) => constants(on));
    return (sample) => {
      const complexities = members.map(({on}) => sampleHeadComplexity(on, sample));
      const all = members.map(({tune}, i) => {
        const {excess, gap: optimisation} = tune(sample);
        const {G, B} = terms[i]!;
        const found = inequality(excess, {
          '2 G Rhat_D(F.h)': scale(2, mul(point(G), complexities[i]!)),
          '4 B sqrt(ln(1/nu)/(2n))': deviationTerms(B, c.nu, c.n).empirical,
          eps_opt: point(optimisation),
        });
        return {found, above: gap(best, complexities, i)};
      });
      return worstChoice(
        all.filter(({above}) => above.hi <= 0).map(({found}) => found),
        all.filter(({above}) => above.lo <= 0).map(({found}) => found),
      );
    };
  },
});
