import {add, type Interval, max, sub, ZERO} from '../../arithmetic/interval.ts';
import {minus, toInterval} from '../../arithmetic/rational.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {sampleHeadComplexity} from '../../estimation/complexity.ts';
import {estimationLatex} from '../../estimation/estimationTerms.ts';
import {type Candidate, candidates as pairs} from '../../radReg/candidates.ts';
import {stated} from '../../statement/statementParts.ts';
import {EXCESS} from '../estimation/estimationClaim.ts';
import {candidates, worstChoice} from '../estimation/representationsOnSample.ts';
import {radregEstimation} from './radreg-estimation.ts';

/** How far member i is above the least objective at lambda = 1. */
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

export const radregOnOwnInputs = mutantOf(radregEstimation, {
  id: 'radreg-on-own-inputs',
  title: "Estimation term of a representation regularised on D's own inputs",
  ...stated(EXCESS, estimationLatex('empirical'), {
    where: String.raw`,\quad h\in\arg\min\hat L_U+\hat R_D(F\circ h)`,
  }),
  why: 'with S = D the measured term is small because it was made small there; elsewhere h is as large as before',
  prepare(c) {
    const best = pairs(c).filter(({share}) => share === 1);
    const members = candidates(c, 'empirical', false);
    return (sample) => {
      const complexities = members.map(({on}) => sampleHeadComplexity(on, sample));
      const all = members.map(({judge}, i) => ({found: judge(sample), above: gap(best, complexities, i)}));
      return worstChoice(
        all.filter(({above}) => above.hi <= 0).map(({found}) => found),
        all.filter(({above}) => above.lo <= 0).map(({found}) => found),
      );
    };
  },
  fixture: {none: 'made from a setting written by hand: scripts/radreg-fixtures.ts'},
});
