import {defineClaim} from '../claim/defineClaim.ts';
import {pretrainingGeneralisation} from '../claims/end-to-end/pretraining-generalisation.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';
import {pretextExcess} from '../endToEnd/pretextExcess.ts';
import {inequality} from '../statement/inequality.ts';

export const pretrainingWithoutDeviation = defineClaim({
  ...pretrainingGeneralisation,
  id: 'pretraining-without-deviation',
  title: 'Pretraining generalisation, loss on the sample alone',
  statement: String.raw`L_U(\hat g,\hat h)-L_U(W^\circ,h^\circ)\le\hat L_U(\hat g,\hat h)-\hat L_U(W^\circ,h^\circ)`,
  mutates: {
    claim: pretrainingGeneralisation.id,
    why: 'a network fits the points it has seen and nothing else',
  },
  prepare: (c: EndToEndCase) => (pretraining: Pretraining) => {
    const {optimisation, rounding, measured} = pretextExcess(c, pretraining);
    const found = inequality(measured, {'measured gap on the sample': optimisation, rounding});
    return () => found;
  },
});
