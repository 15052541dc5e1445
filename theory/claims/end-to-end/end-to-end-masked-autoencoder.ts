import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {
  decodableHead,
  realisablePretext,
  realisableTransfer,
  referenceInBall,
} from '../../endToEnd/endToEndBound.ts';
import {endToEndWith, realisableStated, withoutPretrainingDeviation} from './endToEndClaim.ts';

/** Sigma per token under mu, theta° the best head on the pooled h°. Proof: theory/endToEnd/endToEndBound.ts. */
export const endToEndMaskedAutoencoder = defineClaim({
  id: 'end-to-end-masked-autoencoder',
  title: 'End to end, masked autoencoder',
  ...realisableStated,
  source: 'theory sections 1, 2, 5 and 6 chained; docs/theory/end-to-end.md',
  subject: 'endToEnd',
  kind: 'end-to-end',
  needs: {network: 'masked', realisable: true, informative: true},
  hypotheses: [realisablePretext, decodableHead, referenceInBall],
  prepare: endToEndWith(realisableTransfer),
});

export const mutants = [
  mutantOf(endToEndMaskedAutoencoder, {
    ...withoutPretrainingDeviation,
    id: 'end-to-end-masked-without-pretraining-deviation',
    title: 'End to end, masked autoencoder, without the pretraining deviation',
    why: 'a position that the sample never masks is never learnt',
  }),
];
