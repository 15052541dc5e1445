import {ZERO} from '../../arithmetic/interval.ts';
import type {Case} from '../../case/case.ts';
import {gaussianErrors} from '../../certificate/gaussianErrors.ts';
import {unitVector} from '../../certificate/halfPrior.ts';
import {gaussianKl} from '../../certificate/pacBayes.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {fineTuner} from '../../estimation/fineTuning.ts';
import type {Sample} from '../../laws/pool.ts';
import {stated} from '../../statement/inequality.ts';
import {type Candidate, type Changes, gaussianJudge} from './gaussianPosterior.ts';

/** |w| of the posteriors that are tried, each along the head. */
const SCALES = [1, 2, 4, 8, 16, 32];

function along(theta: Float64Array): Candidate[] {
  const u = unitVector(theta);
  if (u.every((v) => v === 0)) return [{mean: u, kl: ZERO}];
  return SCALES.map((scale) => {
    const mean = u.map((v) => scale * v);
    return {mean, kl: gaussianKl(mean, 1)};
  });
}

const prepared =
  (changes: Changes = {}) =>
  (c: Case) => {
    const tune = fineTuner(c);
    const judge = gaussianJudge(c, changes);
    return (sample: Sample) => judge(along(tune(sample).theta), sample);
  };

const LHS = 'L_T^{01}(Q)';
const limitOf = (risk: string, kl: string) =>
  String.raw`\mathrm{kl}^{-1}(${risk},\tfrac{${kl}\ln(\xi(n)/\nu)}{n})`;
const KL = '|w|^2/2+';
const WHERE = {where: String.raw`,\quad Q=N(w,I),\ w=c\,\hat f_D/|\hat f_D|`};

/** Prior N(0, I); the theorem is about all posteriors at once, so the length of w may be chosen on the draws too. */
export const pacBayesKlGaussian = defineClaim({
  id: 'pac-bayes-kl-gaussian',
  title: 'PAC-Bayes-kl, Gaussian heads',
  ...stated(LHS, {limit: limitOf(String.raw`\hat L_D(Q)`, KL)}, WHERE),
  source:
    'theory section 11; Langford, Shawe-Taylor 2002; Maurer 2004, theorem 5; docs/theory/certificates.md',
  kind: 'with-probability',
  needs: {heads: 'any', samples: true, fittedHeads: true, trained: true, informative: true},
  hypotheses: [],
  prepare: prepared(),
});

export const mutants = [
  mutantOf(pacBayesKlGaussian, {
    id: 'pac-bayes-kl-gaussian-without-kl',
    title: 'PAC-Bayes-kl, Gaussian heads, without KL',
    ...stated(LHS, {limit: limitOf(String.raw`\hat L_D(Q)`, '')}, WHERE),
    why: 'labels are fair, and the head has learned those that it is counted on',
    fixture: {edge: 'fairAxes'},
    prepare: prepared({paid: () => ZERO}),
  }),
  mutantOf(pacBayesKlGaussian, {
    id: 'pac-bayes-kl-gaussian-with-score-zero-as-chance',
    title: 'PAC-Bayes-kl, Gaussian heads, half an error where h = 0',
    ...stated(LHS, {limit: limitOf(String.raw`\hat L_D(Q)-\tfrac12\hat P_D(h=0)`, KL)}, WHERE),
    why: 'a score of 0 is an error, whatever the head',
    prepare: prepared({
      seen({representation: h}, mean, counts) {
        const {lo, hi} = gaussianErrors(h, mean, 1, counts);
        const half = (end: Float64Array) =>
          end.map((x, atom) => {
            const j = atom % h.rows;
            return h.data.subarray(j * h.columns, (j + 1) * h.columns).every((v) => v === 0) ? 0.5 : x;
          });
        return {lo: half(lo), hi: half(hi)};
      },
    }),
  }),
];
