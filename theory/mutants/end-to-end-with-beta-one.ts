import {mul, point, positivePart} from '../arithmetic/interval.ts';
import {defineClaim} from '../claim/defineClaim.ts';
import {endToEndContextEncoder} from '../claims/end-to-end/end-to-end-context-encoder.ts';
import {endToEndOn} from '../endToEnd/endToEndBound.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';

export const endToEndWithBetaOne = defineClaim({
  ...endToEndContextEncoder,
  id: 'end-to-end-with-beta-one',
  title: 'End to end, context encoder, beta = 1',
  statement: String.raw`\mathcal E_T(\hat f,\hat h)\le\text{estimation}+C\,\Delta+2B\,\mathrm{TV}+\text{task}`,
  mutates: {
    claim: endToEndContextEncoder.id,
    why: 'small pretext losses cost their root downstream',
  },
  prepare: (c: EndToEndCase) => (pretraining: Pretraining) =>
    endToEndOn(c, pretraining, ({bound}, constant) => mul(constant, positivePart(point(bound.hi)))).judge,
});
