import {defineClaim} from '../claim/defineClaim.ts';
import {endToEndWithoutRealisability} from '../claims/end-to-end/end-to-end-without-realisability.ts';
import {endToEndOn, realisableTransfer} from '../endToEnd/endToEndBound.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';

export const endToEndRealisableFormOnNoise = defineClaim({
  ...endToEndWithoutRealisability,
  id: 'end-to-end-realisable-form-on-noise',
  title: 'End to end, realisable form without (A1)',
  statement: String.raw`\mathcal E_T(\hat f,\hat h)\le\text{estimation}+C\,\Delta_+^{1/2}+2B\,\mathrm{TV}+\text{task}`,
  mutates: {
    claim: endToEndWithoutRealisability.id,
    why: 'a target that the reference does not explain is met better by features that the task cannot use',
  },
  prepare: (c: EndToEndCase) => (pretraining: Pretraining) =>
    endToEndOn(c, pretraining, realisableTransfer).judge,
});
