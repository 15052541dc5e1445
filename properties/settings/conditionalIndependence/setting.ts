/** Conditional-independence settings: a joint law of two views and a class, X2, h, W, a head, written out as plain JSON. */
import {closed, type TypeOf, whole} from '../../files/schema.ts';
import {positive, shortRow, upTo} from '../schemaParts.ts';

const FEW = 8;

/** Symbols: theory/conditionalIndependence/conditionalIndependenceCase.ts. */
export const conditionalIndependenceSetting = closed({
  family: {const: 'conditionalIndependence'},
  joint: upTo(FEW, upTo(FEW, upTo(FEW, whole))),
  targets: upTo(FEW, shortRow),
  representation: upTo(FEW, shortRow),
  decoder: upTo(FEW, shortRow),
  head: upTo(FEW, {type: 'number'}),
  radius: positive,
});

/** Plain JSON; masses are whole numbers, every other number is exactly the double it is. */
export interface ConditionalIndependenceSetting extends TypeOf<typeof conditionalIndependenceSetting> {}
