import {sqrt} from '../arithmetic/elementary.ts';
import {scale} from '../arithmetic/interval.ts';
import {toInterval} from '../arithmetic/rational.ts';
import {constants} from '../case/quantities.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {maskedAutoencoderHead} from '../claims/transferability/masked-autoencoder-head.ts';
import {quadraticForm} from '../pretext/schurComplement.ts';
import {inequality} from '../statement/inequality.ts';
import {headLoss, referenceHead} from '../transfer/contextEncoder.ts';
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
