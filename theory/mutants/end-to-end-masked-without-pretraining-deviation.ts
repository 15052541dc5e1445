import {defineClaim} from '../claim/defineClaim.ts';
import {endToEndMaskedAutoencoder} from '../claims/end-to-end/end-to-end-masked-autoencoder.ts';
import {endToEndOn} from '../endToEnd/endToEndBound.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';
import {withoutPretrainingDeviation} from './withoutPretrainingDeviation.ts';

export const endToEndMaskedWithoutPretrainingDeviation = defineClaim({
  ...endToEndMaskedAutoencoder,
  id: 'end-to-end-masked-without-pretraining-deviation',
  title: 'End to end, masked autoencoder, without the pretraining deviation',
  statement: String.raw`\mathcal E_T(\hat f,\hat h)\le\text{estimation}+C\big(\hat L_U(\hat g,\hat h)-\hat L_U(W^\circ,h^\circ)\big)_+^{1/2}+2B\,\mathrm{TV}+\text{task}`,
  mutates: {
    claim: endToEndMaskedAutoencoder.id,
    why: 'a position that the sample never masks is never learnt',
  },
  prepare: (c: EndToEndCase) => (pretraining: Pretraining) =>
    endToEndOn(c, pretraining, withoutPretrainingDeviation).judge,
});
