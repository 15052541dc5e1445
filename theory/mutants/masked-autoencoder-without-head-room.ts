import {defineClaim} from '../claim/defineClaim.ts';
import {maskedAutoencoderTransferabilityPublished} from '../claims/transferability/masked-autoencoder-transferability-published.ts';
import {roomForHead} from '../transfer/assumptions.ts';

export const maskedAutoencoderWithoutHeadRoom = defineClaim({
  ...maskedAutoencoderTransferabilityPublished,
  id: 'masked-autoencoder-without-head-room',
  title: 'Masked autoencoder, transferability, G |theta°| / s, without A3',
  // Settings whose radius is not raised to fit.
  needs: {heads: 'ball', tokens: true, trained: true},
  hypotheses: maskedAutoencoderTransferabilityPublished.hypotheses.filter((one) => one !== roomForHead),
  mutates: {
    claim: maskedAutoencoderTransferabilityPublished.id,
    why: 'h can be h° scaled down: the pretext loses nothing, the head of radius R does',
  },
});
