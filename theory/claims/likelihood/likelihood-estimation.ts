import {defineClaim} from '../../claim/claim.ts';
import {mutantOf, withoutHypothesis} from '../../claim/mutate.ts';
import {farByHellinger, farWithoutRoot} from '../../likelihood/likelihoodCase.ts';
import {stated} from '../../statement/inequality.ts';
import {exactly, probability, realisable} from './likelihoodClaim.ts';

const RATE = String.raw`1-\bigl(\tfrac{\nu}{|\Phi|-1}\bigr)^{2/m}`;

/** A law at Hellinger affinity a beats p* with probability at most a^m, and TV^2 <= 1 - a^2; a union over |Phi| - 1 laws. */
export const likelihoodEstimation = defineClaim({
  id: 'likelihood-estimation',
  title: 'Maximum likelihood over a finite class, sharp form',
  ...stated(probability(String.raw`\sqrt{${RATE}}`), {level: String.raw`\nu`}),
  source: 'theory section 12; after Ge et al. 2024; docs/theory/likelihood.md',
  subject: 'likelihood',
  kind: 'deterministic',
  needs: {},
  hypotheses: [realisable],
  evaluate: (c) => exactly(c, (member) => farByHellinger(c, member)),
});

export const mutants = [
  mutantOf(likelihoodEstimation, {
    id: 'likelihood-estimation-without-root',
    title: 'Maximum likelihood, sharp form without the square root',
    ...stated(probability(RATE), {level: String.raw`\nu`}),
    why: 'laws at a distance of order m^(-1/2) are mistaken for each other',
    evaluate: (c) => exactly(c, (member) => farWithoutRoot(c, member)),
    fixture: {edge: 'fourDraws'},
  }),
  withoutHypothesis(likelihoodEstimation, realisable.name, {
    id: 'likelihood-estimation-outside-class',
    title: 'Maximum likelihood where p* is not in the class',
    why: 'no law of the class need be near p*',
    needs: {beyond: true},
  }),
];
