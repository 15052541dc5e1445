import {defineClaim, inequality} from '../../theory/claim.ts';
import {maskedAutoencoderHead} from '../../theory/claims/masked-autoencoder-head.ts';
import {headLoss, referenceHead} from '../../theory/contextEncoder.ts';
import {sqrt} from '../../theory/elementary.ts';
import {scale} from '../../theory/interval.ts';
import {constants} from '../../theory/quantities.ts';
import {toInterval} from '../../theory/rational.ts';
import {quadraticForm} from '../../theory/schurComplement.ts';
import {equalTokensSchur} from './equalTokens.ts';

export const maskedAutoencoderHeadWithEqualTokens = defineClaim({
  ...maskedAutoencoderHead,
  id: 'masked-autoencoder-head-with-equal-tokens',
  title: 'Masked autoencoder, head on pooled h for head on pooled h°, Lambda with masked tokens alike',
  mutates: {
    claim: maskedAutoencoderHead.id,
    why: 'a point with a small mask is one input downstream and few among all tokens',
  },
  evaluate(c) {
    const square = quadraticForm(equalTokensSchur(c), referenceHead(c));
    return inequality(headLoss(c), {
      'G sqrt(theta° Lambda theta°)': scale(constants(c).G, sqrt(toInterval(square))),
    });
  },
});
