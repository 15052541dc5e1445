import {sqrt} from '../../arithmetic/elementary.ts';
import {scale} from '../../arithmetic/interval.ts';
import {toInterval} from '../../arithmetic/rational.ts';
import {constants} from '../../case/quantities.ts';
import {defineClaim} from '../../claim/claim.ts';
import {mutantOf} from '../../claim/mutate.ts';
import {quadraticForm} from '../../pretext/schurComplement.ts';
import {inequality, named, stated} from '../../statement/inequality.ts';
import {pooledOverMask} from '../../transfer/assumptions.ts';
import {headLoss, referenceHead} from '../../transfer/contextEncoder.ts';
import {contextEncoderHead} from './context-encoder-head.ts';
import {equalTokensSchur} from './masked-autoencoder-pretext-identity.ts';
import {POOLED_HEAD_LOSS} from './transferLatex.ts';

/** What a head on the means over K loses, by the deviations of single tokens (Jensen over p). */
export const maskedAutoencoderHead = defineClaim({
  ...contextEncoderHead,
  id: 'masked-autoencoder-head',
  title: 'Masked autoencoder, head on pooled h for head on pooled h°',
  ...stated(POOLED_HEAD_LOSS, {transfer: String.raw`G\sqrt{\theta^{\circ\top}\Lambda_\mu\,\theta^\circ}`}),
  source: 'theory section 5, with the second line of section 4; docs/theory/transferability.md',
  needs: {heads: 'ball', realisable: true, tokens: true},
  hypotheses: [pooledOverMask, ...contextEncoderHead.hypotheses],
});

export const mutants = [
  mutantOf(maskedAutoencoderHead, {
    id: 'masked-autoencoder-head-with-equal-tokens',
    title:
      'Masked autoencoder, head on pooled h for head on pooled h°, Lambda with all masked tokens weighted equally',
    why: 'a point with a small mask counts as one input downstream but as few of all tokens',
    evaluate(c) {
      const square = quadraticForm(equalTokensSchur(c), referenceHead(c));
      return inequality(headLoss(c), {
        transfer: named('G sqrt(theta° Lambda theta°)', scale(constants(c).G, sqrt(toInterval(square)))),
      });
    },
  }),
];
