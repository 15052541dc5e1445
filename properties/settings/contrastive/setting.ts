/** Contrastive settings: classes, the law of each over a few points, and f at the points, written out as plain JSON. */
import {CONTRASTIVE_LOSSES} from '../../../theory/contrastive/contrastiveCase.ts';
import {closed, oneOf, type TypeOf, whole} from '../../files/schema.ts';
import {positive, shortRow, upTo} from '../schemaParts.ts';

const FEW = 8;
const masses = upTo(FEW, whole);

/** Symbols: theory/contrastive/contrastiveCase.ts. */
export const contrastiveSetting = closed({
  family: {const: 'contrastive'},
  loss: oneOf(...CONTRASTIVE_LOSSES),
  height: positive,
  priors: masses,
  laws: upTo(FEW, masses),
  representation: upTo(FEW, shortRow),
});

/** Plain JSON; masses are whole numbers, every other number is exactly the double it is. */
export interface ContrastiveSetting extends TypeOf<typeof contrastiveSetting> {}
