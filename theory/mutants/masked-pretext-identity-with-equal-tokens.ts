import {abs} from '../arithmetic/interval.ts';
import {minus, toInterval} from '../arithmetic/rational.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {maskedAutoencoderPretextIdentity} from '../claims/transferability/masked-autoencoder-pretext-identity.ts';
import {traceForm} from '../pretext/schurComplement.ts';
import {inequality} from '../statement/inequality.ts';
import {decoderOf} from '../transfer/contextEncoder.ts';
import {exactPretextGap} from '../transfer/exactPretextGap.ts';
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
