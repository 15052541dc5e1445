import {sqrt} from '../../arithmetic/elementary.ts';
import {mul, point, positivePart, sum} from '../../arithmetic/interval.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {
  endToEndStated,
  endToEndWith,
  realisableEndToEnd,
  withoutPretrainingDeviation,
} from './endToEndClaim.ts';
import {endToEndNeighbours} from './endToEndNeighbours.ts';

/** Sigma per token under mu, theta° the best head on the pooled h°. Proof: theory/endToEnd/endToEndBound.ts. */
export const endToEndMaskedAutoencoder = defineClaim({
  id: 'end-to-end-masked-autoencoder',
  title: 'End to end, masked autoencoder',
  ...realisableEndToEnd,
  source: 'theory sections 1, 2, 5 and 6 chained; docs/theory/end-to-end.md',
  needs: {network: 'masked', realisable: true, informative: true},
});

export const mutants = [
  mutantOf(endToEndMaskedAutoencoder, {
    ...withoutPretrainingDeviation,
    id: 'end-to-end-masked-without-pretraining-deviation',
    title: 'End to end, masked autoencoder, without the pretraining deviation',
    why: 'a position that the sample never masks is never learnt',
  }),
  ...endToEndNeighbours(endToEndMaskedAutoencoder, {prefix: 'end-to-end-masked', encoder: 'masked'}),
  mutantOf(endToEndMaskedAutoencoder, {
    id: 'end-to-end-masked-without-covering',
    title: 'End to end, masked autoencoder, without the covering term',
    ...endToEndStated(String.raw`C\big(\epsilon_{opt}+2B_\ell\sqrt{\ln(1/\nu')/(2N)}\big)_+^{1/2}`),
    why: 'a decoder fitted to the one point that was drawn: a supremum over networks has a mean above 0',
    prepare: endToEndWith(({optimisation, tail, rounding}, constant) =>
      mul(constant, sqrt(positivePart(point(sum([optimisation, tail, rounding]).hi)))),
    ),
    fixture: {edge: 'masked fittedDecoder'},
  }),
];
