import type {Hypothesis} from '../../case/case.ts';
import {heldOutBernstein} from '../../certificate/heldOutExcess.ts';
import {defineClaim} from '../../claim/claim.ts';
import {withoutTerm} from '../../claim/mutate.ts';
import type {EndToEndCase} from '../../endToEnd/endToEndCase.ts';
import {heldOutPretextClaim} from './heldOutPretext.ts';

/** A sample variance needs two draws. */
export const twoHeldOutDraws: Hypothesis<EndToEndCase> = {
  name: 'm >= 2',
  holds: ({heldOut, draws}) => (heldOut ?? draws) >= 2,
};

/** s2 the sample variance with divisor m - 1. */
export const heldOutPretextBernstein = defineClaim({
  ...heldOutPretextClaim(
    heldOutBernstein,
    {
      mean: String.raw`\bar X`,
      spread: String.raw`\sqrt{\tfrac{2s^2\ln(2/\nu')}{m}}`,
      slack: String.raw`\tfrac{7b\ln(2/\nu')}{3(m-1)}`,
    },
    'counts',
    {
      id: 'held-out-pretext-bernstein',
      title: 'Held-out pretext excess, empirical Bernstein',
      source:
        'theory section 11, held-out pretext; Maurer, Pontil 2009, theorem 4; docs/theory/certificates.md',
    },
  ),
  hypotheses: [twoHeldOutDraws],
});

export const mutants = [
  withoutTerm(heldOutPretextBernstein, 'slack', {
    id: 'held-out-pretext-bernstein-of-variance-alone',
    title: 'Held-out pretext excess, empirical Bernstein without its second term',
    why: 'a sample that misses what is rare has variance 0',
  }),
  withoutTerm(heldOutPretextBernstein, 'spread', {
    id: 'held-out-pretext-bernstein-without-variance',
    title: 'Held-out pretext excess, empirical Bernstein without its variance term',
    why: 'a mean of many draws deviates by 1/sqrt m, not by 1/m',
  }),
];
