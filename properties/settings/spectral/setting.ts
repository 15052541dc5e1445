/** Spectral settings: the weights of a small graph, k, and a function of its points, written out as plain JSON. */
import {closed, type TypeOf, whole} from '../../files/schema.ts';
import {shortRow, upTo} from '../schemaParts.ts';

const FEW = 8;

/** Symbols: theory/spectral/spectralCase.ts. */
export const spectralSetting = closed({
  family: {const: 'spectral'},
  weights: upTo(FEW, upTo(FEW, whole)),
  kept: {type: 'integer', minimum: 1, maximum: FEW},
  labels: shortRow,
});

/** Plain JSON; weights are whole numbers, in proportion. */
export interface SpectralSetting extends TypeOf<typeof spectralSetting> {}
