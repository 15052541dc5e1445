import {defineClaim, inequality} from '../../theory/claim.ts';
import {maskedAutoencoderPretextIdentity} from '../../theory/claims/masked-autoencoder-pretext-identity.ts';
import {decoderOf} from '../../theory/contextEncoder.ts';
import {exactPretextGap} from '../../theory/exactPretextGap.ts';
import {abs} from '../../theory/interval.ts';
import {minus, toInterval} from '../../theory/rational.ts';
import {traceForm} from '../../theory/schurComplement.ts';
import {equalTokensSchur} from './equalTokens.ts';

export const maskedPretextIdentityWithEqualTokens = defineClaim({
  ...maskedAutoencoderPretextIdentity,
  id: 'masked-pretext-identity-with-equal-tokens',
  title: 'Masked autoencoder, pretext identity, Lambda with masked tokens alike',
  mutates: {
    claim: maskedAutoencoderPretextIdentity.id,
    why: 'the loss is averaged within each mask, so that a token of a larger mask counts less',
  },
  evaluate(c) {
    const difference = minus(exactPretextGap(c), traceForm(equalTokensSchur(c), decoderOf(c)));
    return inequality(abs(toInterval(difference)), {});
  },
});
