import {realisablePretext} from '../../theory/assumptions.ts';
import {defineClaim} from '../../theory/claim.ts';
import {contextEncoderPretextIdentity} from '../../theory/claims/context-encoder-pretext-identity.ts';

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
