/**
 * What the end-to-end claims are evaluated on: a pool with both laws, a class of networks fixed before the data (all
 * parameters in a ball around an initialisation), a reference (W°, h°) in it, and how many draws each phase gets.
 *
 * A network gives a table, which is what the downstream claims read: exact doubles near its outputs. What it loses on the
 * pretext is enclosed for the network itself, in real arithmetic, because the class and its Lipschitz constants are about
 * networks; how far tables and networks differ is a term of the bound.
 */
import type {BallConstants} from '../covering/ballConstants.ts';
import type {ChosenScale} from '../covering/pretrainingBound.ts';
import {inputError, openProbability, positive, positiveInteger} from '../errors.ts';
import type {LossName} from '../heads/loss.ts';
import type {Ends} from '../heads/risk.ts';
import type {JointLaw, Pool} from '../laws/pool.ts';
import type {Matrix} from '../linear/matrix.ts';
import type {EncoderKind} from '../networks/architecture.ts';

/** The pretext as a regression on rows: context (v_j, w_j) under U; masked (z, K, p) under mu, p uniform on K. */
export interface PretextLaw {
  /** Labels play no part: all masses are in `plus`. */
  readonly law: JointLaw;
  readonly total: number;
  /** One row per row of the law. */
  readonly target: Matrix;
  /** The pool point of each row. */
  readonly point: ArrayLike<number>;
  /** Rows with equal numbers show the encoder the same; default: all different. */
  readonly visible?: ArrayLike<number>;
}

export interface EncodedNetwork {
  /** h at the pool points, M x d; masked: the mean over p in K of `rows`. */
  readonly table: Matrix;
  /** h at the pretext's rows; context: the same table. */
  readonly rows: Matrix;
  /** W, q x d, exactly the network's decoder. */
  readonly decoder: Matrix;
  /** The pretext loss of the network itself at each pool point. */
  readonly losses: Ends;
}

/** A pretrained network and the first of the growing balls that contains its weights. */
export interface PretrainedNetwork extends EncodedNetwork {
  readonly scale: Pick<ChosenScale, 'factor' | 'nu'>;
  /** At least max_i |W_i - W_i^init| / r_i, at factor 1: how far training went. */
  readonly distance: number;
}

/** A held-out U-sample: not even used to stop the training or to select it. */
export interface HeldOut {
  /** Of the pool points. */
  readonly counts: ArrayLike<number>;
  /** m, their sum. */
  readonly draws: number;
  /** The drawn pool points in their order, for limits that read them one after the other. */
  readonly sequence?: ArrayLike<number>;
}

/** The U-sample as counts of the pool points, and what was made of it. */
export interface Pretraining {
  readonly counts: ArrayLike<number>;
  readonly network: PretrainedNetwork;
  /** Where a claim is about one. */
  readonly heldOut?: HeldOut;
}

/**
 * What end-to-end claims are evaluated on: a pool, a class of networks fixed before the data, a reference, and draws.
 */
export interface EndToEndCase {
  readonly subject: 'endToEnd';
  readonly encoder: EncoderKind;
  readonly pool: Pool;
  readonly loss: LossName;
  readonly pretext: PretextLaw;
  /** (W°, h°), fixed before the data. */
  readonly reference: EncodedNetwork;
  /** Whether its parameters are certainly in the ball of factor 1. */
  readonly referenceInside: boolean;
  /** Further members of H, tables as wide as h: what inf_{f,h} L_T is taken over, besides h and h°. */
  readonly others?: readonly Matrix[];
  /** R0. */
  readonly referenceRadius: number;
  /** B_l and Lam of the ball with radii `factor` times those of factor 1, in whose own norm it has radius 1. */
  readonly ball: (factor: number) => BallConstants;
  /** p. */
  readonly parameters: number;
  /** N, up to 2^50. */
  readonly draws: number;
  /** m of the held-out U-sample; default N. */
  readonly heldOut?: number;
  /** Size of the held-out labelled sample D'; default n. */
  readonly test?: number;
  readonly n: number;
  /** Of the fine-tuning sample. */
  readonly nu: number;
  /** Of the U-sample: nu'. */
  readonly nuPretraining: number;
  /** Worlds small enough to enumerate: the algorithm, a function of the U-sample's counts. */
  readonly pretrain?: (counts: ArrayLike<number>) => PretrainedNetwork;
  /** Which samples give the claims the same numbers whatever they are, so that one stands for all; default: none. */
  readonly same?: {readonly unlabelled: boolean; readonly labelled: boolean};
  readonly memo: Map<unknown, unknown>;
}

/** Most held-out draws that are read one after the other: a betting limit reads them 60 times. */
const MOST_SEQUENCE = 2000;

/** m, of a sequence at most 2,000. @param ordered whether the order of the draws counts */
export const heldOutDraws = (
  {heldOut, draws}: Pick<EndToEndCase, 'heldOut' | 'draws'>,
  ordered: boolean,
): number => Math.min(heldOut ?? draws, ordered ? MOST_SEQUENCE : Number.POSITIVE_INFINITY);

/**
 * A checked case with an empty memo.
 * @throws InputError where the parts do not fit each other
 * @example
 * ```ts
 * import {endToEnd, readFixture, worlds} from 'transferbound';
 *
 * const {setting} = await readFixture('node_modules/transferbound/fixtures/witnesses/end-to-end-context-encoder.json');
 * if (setting.family !== 'endToEnd') throw new Error(setting.family);
 * const {subject, memo, ...parts} = worlds.endToEndCase(setting);
 * endToEnd.makeEndToEndCase({...parts, n: 3}).n; // => 3
 * ```
 */
export function makeEndToEndCase(parts: Omit<EndToEndCase, 'subject' | 'memo'>): EndToEndCase {
  const where = 'makeEndToEndCase';
  const {pool, pretext, reference} = parts;
  const rows = pretext.target.rows;
  for (const [name, table, expected] of [
    ['reference.table', reference.table, pool.size],
    ['reference.rows', reference.rows, rows],
  ] as const) {
    if (table.rows !== expected) throw inputError(where, name, `${expected} rows`, table.rows);
  }
  if (pretext.law.plus.length !== rows || pretext.point.length !== rows)
    throw inputError(where, 'pretext', `${rows} masses and points, one per target`, pretext.law.plus.length);
  if (reference.decoder.rows !== pretext.target.columns)
    throw inputError(where, 'reference.decoder', `${pretext.target.columns} rows`, reference.decoder.rows);
  positive(where, 'referenceRadius', parts.referenceRadius);
  positiveInteger(where, 'parameters', parts.parameters);
  positiveInteger(where, 'draws', parts.draws, 2 ** 50);
  positiveInteger(where, 'n', parts.n, 2 ** 50);
  positiveInteger(where, 'heldOut', parts.heldOut ?? parts.draws, 2 ** 50);
  positiveInteger(where, 'test', parts.test ?? parts.n, 2 ** 50);
  openProbability(where, 'nu', parts.nu);
  openProbability(where, 'nuPretraining', parts.nuPretraining);
  if (!(parts.nu + parts.nuPretraining < 1))
    throw inputError(where, 'nuPretraining', 'below 1 - nu, or nothing is claimed', parts.nuPretraining);
  return {subject: 'endToEnd', ...parts, memo: new Map()};
}
