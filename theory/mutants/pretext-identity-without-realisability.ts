import {defineClaim} from '../claim/defineClaim.ts';
import {contextEncoderPretextIdentity} from '../claims/transferability/context-encoder-pretext-identity.ts';
import {realisablePretext} from '../transfer/assumptions.ts';

export const pretextIdentityWithoutRealisability = defineClaim({
  ...contextEncoderPretextIdentity,
  id: 'pretext-identity-without-realisability',
  title: 'Context encoder, pretext identity without A1',
  hypotheses: contextEncoderPretextIdentity.hypotheses.filter((one) => one !== realisablePretext),
  mutates: {
    claim: contextEncoderPretextIdentity.id,
    why: 'what h° leaves of the target, h may predict',
  },
});
