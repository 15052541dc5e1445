import {decodableHead} from '../../theory/assumptions.ts';
import {defineClaim} from '../../theory/claim.ts';
import {maskedAutoencoderTransferability} from '../../theory/claims/masked-autoencoder-transferability.ts';

export const maskedAutoencoderWithoutDecodableHead = defineClaim({
  ...maskedAutoencoderTransferability,
  id: 'masked-autoencoder-without-decodable-head',
  title: 'Masked autoencoder, transferability without A2',
  hypotheses: maskedAutoencoderTransferability.hypotheses.filter((one) => one !== decodableHead),
  mutates: {
    claim: maskedAutoencoderTransferability.id,
    why: 'what the decoder does not read of h° costs the pretext nothing, and theta° may read it',
  },
});
