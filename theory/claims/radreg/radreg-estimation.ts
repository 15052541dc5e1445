import {add, type Interval, max, sub, ZERO} from '../../arithmetic/interval.ts';
import {minus, toInterval} from '../../arithmetic/rational.ts';
import {type Case, caseOn} from '../../case/case.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {sampleHeadComplexity} from '../../estimation/complexity.ts';
import {estimationLatex} from '../../estimation/estimationTerms.ts';
import {type Candidate, candidates, gapOf} from '../../radReg/candidates.ts';
import {stated} from '../../statement/inequality.ts';
import {estimationEmpiricalComplexity} from '../estimation/estimation-empirical-complexity.ts';
import {EXCESS} from '../estimation/estimationClaim.ts';
import {candidates as members, worstChoice} from '../estimation/representationsOnSample.ts';

/**
 * The case with the representation that RadReg chooses from its class as h: the table of least certified gap at lambda,
 * the first of equals, decided by U and S alone. No D enters.
 */
export function regularised(c: Case, lambda: number): Case {
  const all = candidates(c);
  const gaps = all.map((a) => gapOf(a, all, lambda).hi);
  return caseOn(c, all[gaps.indexOf(Math.min(...gaps))]!.table);
}

/** S is of the pretraining side, so h_lambda is independent of D and section 2 applies to it. */
export const radregEstimation = defineClaim({
  id: 'radreg-estimation',
  title: 'Estimation term of a RadReg representation',
  ...stated(
    String.raw`L_T(\hat f\circ h_\lambda)-\inf_{F}L_T(f\circ h_\lambda)`,
    estimationLatex('empirical', {h: String.raw`h_\lambda`}),
    {where: String.raw`,\quad h_\lambda\in\arg\min\hat L_U+\lambda\hat R_S(F\circ h)`},
  ),
  source: 'theory sections 2 and 7: S is not D; docs/radreg.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, signs: true, informative: true},
  hypotheses: [],
  prepare: (c) => estimationEmpiricalComplexity.prepare(regularised(c, 1)),
  fixture: {hunt: 1},
});

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
    const best = candidates(c).filter(({share}) => share === 1);
    const judged = members(c, 'empirical', false);
    return (sample) => {
      const complexities = judged.map(({on}) => sampleHeadComplexity(on, sample));
      const all = judged.map(({judge}, i) => ({found: judge(sample), above: gap(best, complexities, i)}));
      return worstChoice(
        all.filter(({above}) => above.hi <= 0).map(({found}) => found),
        all.filter(({above}) => above.lo <= 0).map(({found}) => found),
      );
    };
  },
  fixture: {none: 'made from a setting written by hand: scripts/radreg-fixtures.ts'},
});
