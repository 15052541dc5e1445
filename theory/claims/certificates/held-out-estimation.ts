import {sub} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {beyondZero, heldOutEstimation, testOf} from '../../certificate/chainedCertificate.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf, withoutTerm} from '../../claim/mutate.ts';
import {type FineTuned, fineTuner} from '../../estimation/fineTuning.ts';
import {jointAtoms, weightedMean} from '../../heads/risk.ts';
import type {Sample} from '../../laws/pool.ts';
import {inequality, named, stated, type Terms} from '../../statement/inequality.ts';
import {EXCESS, estimationLimits} from '../estimation/estimationClaim.ts';
import {heldOutEstimationLatex} from './certificateClaim.ts';

const prepared =
  (change: (terms: Terms, c: Case, tuned: FineTuned, sample: Sample) => Terms = (terms) => terms) =>
  (c: Case) => {
    const tune = fineTuner(c);
    const limits = estimationLimits(c);
    return (sample: Sample) => {
      const tuned = tune(sample);
      const terms = change(heldOutEstimation(c, tuned, sample), c, tuned, sample);
      return inequality(tuned.excess, terms, limits);
    };
  };

/** U_D' an upper limit of L_T(f_hat.h) from D' at level nu/2; h independent of D and D', D' of f_hat too. No complexity enters. */
export const heldOutEstimationClaim = defineClaim({
  id: 'held-out-estimation',
  title: "Estimation term from held-out labels, D and D'",
  ...stated(EXCESS, heldOutEstimationLatex),
  source: 'theory section 11, held-out estimation; docs/theory/certificates.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, test: true, images: true, informative: true},
  hypotheses: [],
  prepare: prepared(),
});

export const mutants = [
  withoutTerm(heldOutEstimationClaim, 'deviation', {
    id: 'held-out-estimation-without-deviation',
    title: "Estimation term from held-out labels, the loss on D for the best head's risk",
    why: 'the best head does better on some D than on others: Lhat_D(f_hat) is then above inf L_T',
    fixture: {edge: 'fairLabels'},
  }),
  mutantOf(heldOutEstimationClaim, {
    id: 'held-out-estimation-with-observed-loss',
    title: "Estimation term from held-out labels, the loss on D' for its limit",
    ...stated(EXCESS, {
      ...heldOutEstimationLatex,
      test: String.raw`\hat L_{D'}(\hat f\circ h)-\hat L_D(\hat f\circ h)`,
    }),
    why: "D' too shows less than the truth on some draws",
    prepare: prepared((terms, c, {theta}, sample) => {
      const values = beyondZero(c, theta, [sample, testOf(sample)]);
      const of = (one: Sample) => weightedMean(jointAtoms(one), values, one.n);
      return {...terms, test: named("Lhat_D'(f_hat) - Lhat_D(f_hat)", sub(of(testOf(sample)), of(sample)))};
    }),
    fixture: {edge: 'fairLabels'},
  }),
];
