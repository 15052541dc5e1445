/** What the forms are computed from. */
import type {Interval} from '../../theory/arithmetic/interval.ts';
import type {MeanLimit} from '../../theory/certificate/meanUpperLimit.ts';
import type {LossName, LossRange} from '../../theory/heads/loss.ts';
import type {Ends} from '../../theory/heads/risk.ts';
import type {Matrix} from '../../theory/linear/matrix.ts';
import type {Requirement} from './form.ts';

/** A head and what it did on the sample that it was trained on. */
export interface TrainedHead {
  readonly theta: Float64Array;
  /** R. */
  readonly radius: number;
  readonly loss: LossName;
  /** eps_opt. */
  readonly gap: number;
  /** G and B on |scores| <= R H; none where no H is known. */
  readonly range?: LossRange;
}

/** A labelled sample under a classifier. */
export interface Sample {
  /** As if every draw had come so many times: what more of the same would give. */
  readonly copies: number;
  readonly n: number;
  /** Rows whose score is not certainly on the side of the label; a score of 0 is an error. */
  readonly errors: number;
  /** The loss of the head, by row. */
  readonly losses?: Ends;
  readonly ramp: Ends;
  /** Where there are embeddings. */
  readonly table?: Matrix;
  readonly labels: Int8Array;
  /** Embeddings: sum |h|^2. */
  readonly squares?: Interval;
}

/** Held-out pretext losses, less those of the reference where they are known, by row. */
export interface HeldOutPretext {
  readonly copies: number;
  readonly values: Float64Array;
  readonly bottom: number;
  readonly top: number;
  readonly limit: MeanLimit;
  readonly againstReference: boolean;
}

/** What no sample can show. */
export interface Assumptions {
  /** C and beta of the transferability. */
  readonly C?: number;
  readonly beta: number;
  /** Of T and U: an upper limit of sup_f |L_T - L_U| on h plus that on h°. */
  readonly discrepancy?: Interval;
  /** How it is known. */
  readonly discrepancyIs?: Requirement;
}

/** D in two halves: a head of the first, and the second under it. */
export interface Halves {
  readonly head: TrainedHead;
  readonly second: Sample;
}

export interface Evidence {
  readonly delta: number;
  readonly head?: TrainedHead;
  /** D. */
  readonly train?: Sample;
  /** Where D has embeddings of at least two draws. */
  readonly halves?: Halves;
  /** D'. */
  readonly test?: Sample;
  readonly pretext?: HeldOutPretext;
  readonly assumptions: Assumptions;
  /** Of D and D': what the files show. */
  readonly disjoint: readonly Requirement[];
  readonly norms: readonly Requirement[];
}
