/**
 * End-to-end worlds written out: networks with one feature and one target, laws of few atoms, and a pretraining algorithm
 * that picks the candidate of least loss on its sample, so that every pair of samples can be judged.
 *
 *   context  tables encoder (k x 1), decoder:           h(v) = relu(<a, v>)
 *   masked   embedding, mask, position (P x 1), decoder: a transformer without blocks; token p of P is masked, the
 *            others are 0, so h_p = mask + position_p, projected onto [-1, 1]
 */

import type {LossName} from '../../../theory/heads/loss.ts';
import type {Masses} from '../finite/setting.ts';

/** One list a table. */
export type TinyParameters = readonly (readonly number[])[];

/** Plain JSON; equal settings give bit-equal evidence. */
export interface EndToEndSetting {
  readonly family: 'endToEnd';
  readonly scenario: 'context' | 'masked';
  readonly total: number;
  readonly U: Masses;
  readonly T: Masses;
  readonly loss: LossName;
  /** Context: v_j. Masked: [p_j], the masked token of each point, from 0. */
  readonly inputs: readonly (readonly number[])[];
  /** What the ball is around. */
  readonly initial: TinyParameters;
  /** Of each table, in spectral norm; for the positions the largest row. */
  readonly radii: readonly number[];
  /** (h°, W°). */
  readonly teacher: TinyParameters;
  /** In the ball. */
  readonly candidates: readonly TinyParameters[];
  /** w_j - W° h°_j; absent for none. */
  readonly noise?: readonly number[];
  readonly referenceRadius: number;
  /** N. */
  readonly draws: number;
  readonly n: number;
  readonly nu: number;
  readonly nuPretraining: number;
}
