import {defineClaim} from '../../claim/defineClaim.ts';
import {pooledOverMask} from '../../transfer/assumptions.ts';
import {contextEncoderTransferabilityPublished} from './context-encoder-transferability-published.ts';

/** The familiar constant G |theta°| / s, theta° the best head on the means of h° over K. */
export const maskedAutoencoderTransferabilityPublished = defineClaim({
  ...contextEncoderTransferabilityPublished,
  id: 'masked-autoencoder-transferability-published',
  title: 'Masked autoencoder, transferability, G |theta°| / s',
  statement: String.raw`\inf_{F_R}L_U(f\circ\bar h)-\inf_{F_{R_0}}L_U(f\circ\bar h^\circ)\le \frac{G\,|\theta^\circ|}{s}\big(\inf_W L_\mu(W,h)-L_\mu(W^\circ,h^\circ)\big)^{1/2}`,
  source:
    'theory section 5; Deng, Hong, Zhou, Mahdavi 2024, masked autoencoder; docs/theory/transferability.md',
  needs: {heads: 'ball', realisable: true, tokens: true},
  hypotheses: [pooledOverMask, ...contextEncoderTransferabilityPublished.hypotheses],
});
