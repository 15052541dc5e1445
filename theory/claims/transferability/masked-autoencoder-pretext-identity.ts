import {defineClaim} from '../../claim/defineClaim.ts';
import {contextEncoderPretextIdentity} from './context-encoder-pretext-identity.ts';

/** That of the context encoder with token rows under mu for points under U. */
export const maskedAutoencoderPretextIdentity = defineClaim({
  ...contextEncoderPretextIdentity,
  id: 'masked-autoencoder-pretext-identity',
  title: 'Masked autoencoder, pretext identity',
  statement: String.raw`\inf_W\mathbb{E}_\mu|Wh_p(z_K)-z_p|^2-\mathbb{E}_\mu|W^\circ h^\circ_p(z_K)-z_p|^2=\mathrm{tr}(W^\circ\Lambda_\mu W^{\circ\top})`,
  source: 'theory section 5, with the first line of section 4; docs/theory/transferability.md',
  needs: {heads: 'ball', realisable: true, tokens: true},
});
