import {ZERO} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {testOf} from '../../certificate/chainedCertificate.ts';
import {PRIOR_SCALE, unitVector} from '../../certificate/halfPrior.ts';
import {gaussianKl} from '../../certificate/pacBayes.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {type FineTuned, fineTuner} from '../../estimation/fineTuning.ts';
import type {Sample} from '../../laws/pool.ts';
import {stated} from '../../statement/inequality.ts';
import {type Candidate, type Changes, gaussianJudge} from './gaussianPosterior.ts';

const meanOf = ({theta}: FineTuned): Float64Array => unitVector(theta).map((v) => PRIOR_SCALE * v);

/** The prior itself, and the head of the other half. */
function around(prior: Float64Array, other: Float64Array): Candidate[] {
  return [
    {mean: prior, kl: ZERO},
    {mean: other, kl: gaussianKl(other, 1, prior)},
  ];
}

/** @param ofCounted whether the prior is that of D', as a mutant has it */
const prepared =
  (changes: Changes = {}, ofCounted = false) =>
  (c: Case) => {
    const tune = fineTuner(c);
    const judge = gaussianJudge(c, changes);
    return (sample: Sample) => {
      const test = testOf(sample);
      const [a, b] = [meanOf(tune(sample)), meanOf(tune(test))];
      return judge(ofCounted ? around(b, a) : around(a, b), test);
    };
  };

const LHS = 'L_T^{01}(Q)';
const limitOf = (n: string) =>
  String.raw`\mathrm{kl}^{-1}(\hat L_{D'}(Q),\tfrac{\mathrm{KL}(Q|P)+\ln(\xi(${n})/\nu)}{${n}})`;
const where = (sample: string) => ({
  where: String.raw`,\quad P=N(cu_{${sample}},I),\ Q\in\{N(cu_D,I),N(cu_{D'},I)\},\ u_S=\hat f_S/|\hat f_S|`,
});

/** 2n labels alone: D, the first half, makes the prior, D', the second, is counted; the posterior may depend on both. */
export const pacBayesKlHalfPrior = defineClaim({
  id: 'pac-bayes-kl-half-prior',
  title: 'PAC-Bayes-kl, Gaussian heads, prior from one half of the labels',
  ...stated(LHS, {limit: limitOf('n')}, where('D')),
  source:
    'theory section 11; Ambroladze, Parrado-Hernandez, Shawe-Taylor 2006; Maurer 2004, theorem 5; docs/theory/certificates.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, test: true, fittedHeads: true, trained: true, informative: true},
  hypotheses: [],
  prepare: prepared(),
});

export const mutants = [
  mutantOf(pacBayesKlHalfPrior, {
    id: 'pac-bayes-kl-half-prior-from-counted-draws',
    title: 'PAC-Bayes-kl, Gaussian heads, prior from the labels that are counted',
    ...stated(LHS, {limit: limitOf('n')}, where("D'")),
    why: 'a prior that knows the draws makes KL 0 for a head that has learned fair labels',
    fixture: {edge: 'fairAxes'},
    prepare: prepared({}, true),
  }),
  mutantOf(pacBayesKlHalfPrior, {
    id: 'pac-bayes-kl-half-prior-counting-all-draws',
    title: 'PAC-Bayes-kl, Gaussian heads, prior from one half, n the number of all labels',
    ...stated(LHS, {limit: limitOf('2n')}, where('D')),
    why: 'half of the draws were not counted',
    prepare: prepared({draws: (n) => 2 * n}),
  }),
];
