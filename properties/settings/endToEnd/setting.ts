/**
 * End-to-end worlds written out: networks with one feature and one target, laws of few atoms, and a pretraining algorithm
 * that picks the candidate of least loss on its sample, so that every pair of samples can be judged.
 *
 *   context  tables encoder (k x 1), decoder:           h(v) = relu(<a, v>)
 *   masked   embedding, mask, position (P x 1), decoder: a transformer without blocks; token p of P is masked, the
 *            others are 0, so h_p = mask + position_p, projected onto [-1, 1]
 */
import {closed, oneOf, type TypeOf} from '../../files/schema.ts';
import {MOST, masses, positive, probability, shortRow, table, upTo} from '../schemaParts.ts';

/** One list per table. */
const parameters = upTo(4, shortRow, 2);
const draws = {type: 'integer', minimum: 1, maximum: 2 ** 50} as const;

export const endToEndSetting = closed(
  {
    family: {const: 'endToEnd'},
    scenario: oneOf('context', 'masked'),
    total: {type: 'integer', minimum: 1},
    U: masses,
    T: masses,
    loss: oneOf('hinge', 'logistic', 'squared'),
    /** Context: v_j. Masked: [p_j], the masked token of each point, from 0. */
    inputs: table,
    /** What the ball is around. */
    initial: parameters,
    /** Of each table, in spectral norm; for the positions the largest row. */
    radii: shortRow,
    /** (h°, W°). */
    teacher: parameters,
    /** In the ball. */
    candidates: upTo(MOST, parameters),
    referenceRadius: positive,
    /** N. */
    draws,
    n: draws,
    nu: probability,
    nuPretraining: probability,
  },
  {
    /** w_j - W° h°_j; absent for none. */
    noise: shortRow,
  },
);

/** Plain JSON; equal settings give bit-equal evidence. */
export interface EndToEndSetting extends TypeOf<typeof endToEndSetting> {}
export type ParameterLists = EndToEndSetting['initial'];
