import {defineClaim} from '../../claim/defineClaim.ts';
import {pooledOverMask} from '../../transfer/assumptions.ts';
import {contextEncoderTransferability} from './context-encoder-transferability.ts';

/** beta = 1/2 with C = G |(W°^T)^+ theta°|, theta° the best head on the means of h° over K. */
export const maskedAutoencoderTransferability = defineClaim({
  ...contextEncoderTransferability,
  id: 'masked-autoencoder-transferability',
  title: 'Masked autoencoder, transferability',
  statement: String.raw`\inf_{F_R}L_U(f\circ\bar h)-\inf_{F_{R_0}}L_U(f\circ\bar h^\circ)\le G\,|(W^{\circ\top})^+\theta^\circ|\,\big(\inf_W L_\mu(W,h)-L_\mu(W^\circ,h^\circ)\big)^{1/2}`,
  source:
    'theory section 5; Deng, Hong, Zhou, Mahdavi 2024, masked autoencoder, with the sharper constant; docs/theory/transferability.md',
  needs: {heads: 'ball', realisable: true, tokens: true},
  hypotheses: [pooledOverMask, ...contextEncoderTransferability.hypotheses],
});
