/**
 * End-to-end worlds written out: small networks, mostly of one feature and one target, laws of few atoms, and a pretraining
 * algorithm that picks the candidate of least loss on its sample, so that every pair of samples can be judged.
 *
 *   context  tables encoder (d x k), decoder (q x d):            h(v) = relu(A v)
 *   masked   embedding, mask (d), position (P x d), decoder (q x d): a transformer without blocks; token p of P is masked,
 *            the others are 0, so h_p = mask + position_p, projected onto the unit ball
 */
import {closed, oneOf, type TypeOf} from '../../files/schema.ts';
import {MOST, masses, positive, probability, shortRow, table, upTo} from '../schemaParts.ts';

/** One list per table, row after row. */
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
    /** w_j - W° h°_j, q numbers per point; absent for none. */
    noise: shortRow,
    /** m, of a held-out U-sample; absent: as many as N. */
    heldOut: draws,
    /** Of a held-out labelled sample D'; absent: as many as n. */
    test: draws,
    /** Further networks of the ball, which pretraining never picks: what inf_{f,h} L_T is taken over as well. */
    others: upTo(MOST, parameters),
  },
);

/** Plain JSON; equal settings give bit-equal evidence. */
export interface EndToEndSetting extends TypeOf<typeof endToEndSetting> {}
export type ParameterLists = EndToEndSetting['initial'];
