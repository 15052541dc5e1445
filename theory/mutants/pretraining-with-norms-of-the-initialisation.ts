import {defineClaim} from '../claim/defineClaim.ts';
import {pretrainingGeneralisation} from '../claims/end-to-end/pretraining-generalisation.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';
import {pretextExcess} from '../endToEnd/pretextExcess.ts';
import {inequality} from '../statement/inequality.ts';

/** Radii this many times smaller: norms of the initialisation, and next to no differences. */
const SHRUNK = 2 ** -20;

export const pretrainingWithNormsOfTheInitialisation = defineClaim({
  ...pretrainingGeneralisation,
  id: 'pretraining-with-norms-of-the-initialisation',
  title: 'Pretraining generalisation, norms of the initialisation',
  statement: String.raw`\text{as pretraining-generalisation, }B_\ell,\Lambda\text{ with }s_i=|W_i^{init}|`,
  mutates: {
    claim: pretrainingGeneralisation.id,
    why: 'the loss of a trained network leaves the range that the initialisation has',
  },
  prepare: (c: EndToEndCase) => (pretraining: Pretraining) => {
    const small = {...c, ball: (factor: number) => c.ball(factor * SHRUNK)};
    const {optimisation, cover, tail, rounding, measured} = pretextExcess(small, pretraining);
    const found = inequality(measured, {'measured gap on the sample': optimisation, cover, tail, rounding});
    return () => found;
  },
});
