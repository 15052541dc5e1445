/** Descent settings: a small function on a box, a start, steps and noise, written out as plain JSON. */
import {closed, number, type TypeOf} from '../../files/schema.ts';
import {row, rows, upTo} from '../schemaParts.ts';

const kink = closed({coordinate: {type: 'integer', minimum: 0, maximum: 2}, at: number, weight: number});

/** Symbols: theory/radReg/descentCase.ts. */
export const descentSetting = closed({
  family: {const: 'descent'},
  quadratic: rows,
  linear: row,
  kinks: upTo(8, kink, 0),
  lower: row,
  upper: row,
  start: row,
  steps: row,
  noise: rows,
  rho: {type: 'number', minimum: 0},
  rhoHat: number,
});

/** Plain JSON; every number is exactly the double it is. */
export interface DescentSetting extends TypeOf<typeof descentSetting> {}
