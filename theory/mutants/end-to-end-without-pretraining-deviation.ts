import {defineClaim} from '../claim/defineClaim.ts';
import {endToEndContextEncoder} from '../claims/end-to-end/end-to-end-context-encoder.ts';
import {endToEndOn} from '../endToEnd/endToEndBound.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';
import {withoutPretrainingDeviation} from './withoutPretrainingDeviation.ts';

export const endToEndWithoutPretrainingDeviation = defineClaim({
  ...endToEndContextEncoder,
  id: 'end-to-end-without-pretraining-deviation',
  title: 'End to end, context encoder, without the pretraining deviation',
  statement: String.raw`\mathcal E_T(\hat f,\hat h)\le\text{estimation}+C\big(\hat L_U(\hat g,\hat h)-\hat L_U(W^\circ,h^\circ)\big)_+^{1/2}+2B\,\mathrm{TV}+\text{task}`,
  mutates: {
    claim: endToEndContextEncoder.id,
    why: 'a pretraining sample of few draws misses inputs that the downstream task has',
  },
  prepare: (c: EndToEndCase) => (pretraining: Pretraining) =>
    endToEndOn(c, pretraining, withoutPretrainingDeviation).judge,
});
