import {defineClaim} from '../../claim/claim.ts';
import {withoutHypothesis} from '../../claim/mutate.ts';
import {stated} from '../../statement/inequality.ts';
import {pooledOverMask} from '../../transfer/assumptions.ts';
import {contextEncoderTransferabilityPublished} from './context-encoder-transferability-published.ts';
import {POOLED_HEAD_LOSS, PUBLISHED_CONSTANT, pretextGap} from './transferLatex.ts';

/** The familiar constant G |theta°| / s, theta° the best head on the means of h° over K. */
export const maskedAutoencoderTransferabilityPublished = defineClaim({
  ...contextEncoderTransferabilityPublished,
  id: 'masked-autoencoder-transferability-published',
  title: 'Masked autoencoder, transferability, G |theta°| / s',
  ...stated(POOLED_HEAD_LOSS, {transfer: `${PUBLISHED_CONSTANT}${pretextGap('\\mu')}`}),
  source:
    'theory section 5; Deng, Hong, Zhou, Mahdavi 2024, masked autoencoder; docs/theory/transferability.md',
  needs: {heads: 'ball', realisable: true, tokens: true},
  hypotheses: [pooledOverMask, ...contextEncoderTransferabilityPublished.hypotheses],
});

export const mutants = [
  withoutHypothesis(maskedAutoencoderTransferabilityPublished, 'A3 head room', {
    id: 'masked-autoencoder-without-head-room',
    title: 'Masked autoencoder, transferability, G |theta°| / s, without A3',
    // Settings whose radius is not raised to fit.
    needs: {heads: 'ball', tokens: true, trained: true},
    why: 'h can be h° scaled down: the pretext loses nothing, the head of radius R does',
  }),
];
