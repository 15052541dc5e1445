/** Likelihood settings: p*, a finite class of laws, the number of draws, written out as plain JSON. */
import {closed, type TypeOf, whole} from '../../files/schema.ts';
import {probability, upTo} from '../schemaParts.ts';

const FEW = 8;
const masses = upTo(FEW, whole);

/** Symbols: theory/likelihood/likelihoodCase.ts. */
export const likelihoodSetting = closed({
  family: {const: 'likelihood'},
  truth: masses,
  members: upTo(FEW, masses),
  draws: {type: 'integer', minimum: 1, maximum: 64},
  nu: probability,
});

/** Plain JSON; masses over one total. */
export interface LikelihoodSetting extends TypeOf<typeof likelihoodSetting> {}
