/** The claims about the excess risk of a fine-tuned head, with probability 1 - nu; they differ in their terms alone. */
import {point} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {bestHead, constants, untrainedExcess} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {estimationLatex, estimationTerms} from '../../estimation/estimationTerms.ts';
import {fineTuner} from '../../estimation/fineTuning.ts';
import type {Sample} from '../../laws/pool.ts';
import type {DeviationTerms} from '../../rademacher/concentration.ts';
import {type Inequality, inequality, named, stated, type Terms} from '../../statement/inequality.ts';

export const EXCESS = String.raw`L_T(\hat f\circ h)-\inf_{F}L_T(f\circ h)`;

/** What the excess risk over inf_F L_T(f.h) is at most, and without training. */
export const estimationLimits = (c: Case) => ({
  largestLhs: constants(c).B,
  untrained: untrainedExcess(c, bestHead(c, 'T', c.representation, c.heads).value),
});

/** The excess risk of the head fitted on a sample against given terms and the optimisation gap. */
export function estimationOn(c: Case, terms: (sample: Sample) => Terms): (sample: Sample) => Inequality {
  const tune = fineTuner(c);
  const limits = estimationLimits(c);
  return (sample) => {
    const {excess, gap} = tune(sample);
    const optimisation = named('eps_opt', point(gap));
    return inequality(excess, {...terms(sample), optimisation}, limits);
  };
}

/** A line of theory section 2 as a claim. */
export const estimationClaim = <const T extends {id: string; title: string; source: string}>(
  form: keyof DeviationTerms,
  text: T,
) =>
  defineClaim({
    ...text,
    ...stated(EXCESS, estimationLatex(form)),
    kind: 'with-probability',
    needs: {heads: 'any', samples: true, signs: true, informative: true},
    hypotheses: [],
    prepare: (c) => estimationOn(c, estimationTerms(c, form)),
  });
