import {defineClaim} from '../../claim/defineClaim.ts';
import {pooledOverMask} from '../../transfer/assumptions.ts';
import {contextEncoderHead} from './context-encoder-head.ts';

/** What a head on the means over K loses, by the deviations of single tokens (Jensen over p). */
export const maskedAutoencoderHead = defineClaim({
  ...contextEncoderHead,
  id: 'masked-autoencoder-head',
  title: 'Masked autoencoder, head on pooled h for head on pooled h°',
  statement: String.raw`\inf_{F_R}L_U(f\circ\bar h)-\inf_{F_{R_0}}L_U(f\circ\bar h^\circ)\le G\sqrt{\theta^{\circ\top}\Lambda_\mu\,\theta^\circ}`,
  source: 'theory section 5, with the second line of section 4; docs/theory/transferability.md',
  needs: {heads: 'ball', realisable: true, tokens: true},
  hypotheses: [pooledOverMask, ...contextEncoderHead.hypotheses],
});
