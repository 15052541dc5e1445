import {defineClaim} from '../claim/defineClaim.ts';
import {maskedAutoencoderTransferability} from '../claims/transferability/masked-autoencoder-transferability.ts';
import {decodableHead} from '../transfer/assumptions.ts';

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
