/** Finite worlds: tables of 1-12 points written out in the setting, everything enumerable. */
import {LOSSES} from '../../../theory/heads/loss.ts';
import {MOST_DRAWS} from '../../../theory/laws/enumerate.ts';
import {closed, oneOf, type TypeOf} from '../../files/schema.ts';
import {
  MOST,
  MOST_POINTS,
  MOST_ROWS,
  MOST_TOKENS,
  masses,
  positive,
  probability,
  shortRow,
  table,
  tagged,
  upTo,
} from '../schemaParts.ts';

const heads = tagged(
  'kind',
  closed({kind: {const: 'ball'}, radius: positive}),
  closed({kind: {const: 'finite'}, thetas: upTo(64, shortRow)}),
);
const flag = {type: 'integer', minimum: 0, maximum: 1} as const;

export const finiteSetting = closed(
  {
    family: {const: 'finite'},
    /** Common denominator of all masses. */
    total: {type: 'integer', minimum: 1},
    U: masses,
    T: masses,
    loss: oneOf(...LOSSES),
    heads,
    referenceHeads: heads,
    /** h, one row per point. */
    representation: table,
    /** h°. */
    reference: table,
    /** Further members of H. */
    others: upTo(MOST, table, 0),
    /** W°, q x k; the target is W° h° + noise. */
    decoder: table,
    beta: {...positive, maximum: 1},
    n: {type: 'integer', minimum: 1, maximum: MOST_DRAWS},
    nu: probability,
  },
  {
    /** w_j - W° h°_j, M x q; absent for none. */
    noise: table,
    /** Equal numbers mark points (token rows) with equal visible part; absent: all different. */
    visible: upTo(MOST_ROWS, {type: 'integer'}, 0),
    /**
     * Masked inputs: for each point one flag per token, 1 where it is in K. Tables then have one row per token, in this
     * order, and points get the means over K, which must be doubles.
     */
    tokens: upTo(MOST_POINTS, upTo(MOST_TOKENS, flag)),
  },
);

/** Plain JSON; equal settings give bit-equal evidence. */
export interface FiniteSetting extends TypeOf<typeof finiteSetting> {}
export type HeadSetting = FiniteSetting['heads'];
