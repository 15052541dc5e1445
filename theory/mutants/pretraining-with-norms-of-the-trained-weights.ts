import {defineClaim} from '../claim/defineClaim.ts';
import {pretrainingGeneralisation} from '../claims/end-to-end/pretraining-generalisation.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';
import {pretextExcess} from '../endToEnd/pretextExcess.ts';
import {inequality} from '../statement/inequality.ts';

/** A ball of radius 0 has no cover. */
const LEAST = 2 ** -20;

export const pretrainingWithNormsOfTheTrainedWeights = defineClaim({
  ...pretrainingGeneralisation,
  id: 'pretraining-with-norms-of-the-trained-weights',
  title: 'Pretraining generalisation, the ball as large as training went',
  statement: String.raw`\text{as pretraining-generalisation, }r_i=|\hat W_i-W_i^{init}|\text{ for }B_\ell\text{ and }\Lambda`,
  mutates: {
    claim: pretrainingGeneralisation.id,
    why: 'a radius read off the data without a union; the reference need not be in that ball',
  },
  prepare: (c: EndToEndCase) => (pretraining: Pretraining) => {
    const {distance, scale} = pretraining.network;
    const own = {...pretraining.network, scale: {...scale, factor: Math.max(LEAST, distance)}};
    const {optimisation, cover, tail, rounding, measured} = pretextExcess(c, {...pretraining, network: own});
    const found = inequality(measured, {'measured gap on the sample': optimisation, cover, tail, rounding});
    return () => found;
  },
});
