import {defineClaim} from '../../claim/defineClaim.ts';
import {stated} from '../../statement/statementParts.ts';
import {pooledOverMask} from '../../transfer/assumptions.ts';
import {contextEncoderTransferability} from './context-encoder-transferability.ts';
import {POOLED_HEAD_LOSS, pretextGap, SHARP_CONSTANT} from './transferLatex.ts';

/** beta = 1/2 with C = G |(W°^T)^+ theta°|, theta° the best head on the means of h° over K. */
export const maskedAutoencoderTransferability = defineClaim({
  ...contextEncoderTransferability,
  id: 'masked-autoencoder-transferability',
  title: 'Masked autoencoder, transferability',
  ...stated(POOLED_HEAD_LOSS, {transfer: `${SHARP_CONSTANT}${pretextGap('\\mu')}`}),
  source:
    'theory section 5; Deng, Hong, Zhou, Mahdavi 2024, masked autoencoder, with the sharper constant; docs/theory/transferability.md',
  needs: {heads: 'ball', realisable: true, tokens: true},
  hypotheses: [pooledOverMask, ...contextEncoderTransferability.hypotheses],
});
