/**
 * Shifts of a law on a finite pool: plain JSON descriptions of pure functions on weights and label probabilities.
 *
 * Each acts on points by their group (a digit's class; the point itself where a world names no groups) or by a
 * named feature of the point. Nothing here is specific to a family of worlds.
 */
export interface ShiftBase {
  /** P(x = x_j), nonnegative, summing to 1 within 1e-9. */
  readonly weights: Float64Array;
  /** P(y = +1 | x_j), each in [0, 1]. */
  readonly eta: Float64Array;
  /** groups[j] is a nonnegative integer; absent: every point is a group of its own, groups[j] = j. */
  readonly groups?: ArrayLike<number>;
  /** Named numbers of the points, one a point each, for tilts. */
  readonly features?: Readonly<Record<string, ArrayLike<number>>>;
}

/** weight_j becomes proportional to weight_j * factors[group_j]; factors >= 0, one for every group. */
export interface Reweight {
  readonly kind: 'reweight';
  readonly factors: readonly number[];
}

/** weight_j becomes proportional to weight_j * exp(strength * feature_j). */
export interface Tilt {
  readonly kind: 'tilt';
  readonly feature: string;
  readonly strength: number;
}

/** Mass of the groups is multiplied by 1 - strength (default 1: dropped) and the rest scaled up. */
export interface DropSupport {
  readonly kind: 'dropSupport';
  readonly groups: readonly number[];
  readonly strength?: number;
}

/** Contamination: (1 - amount) * law + amount * uniform law on the points of the groups (default: all points). */
export interface Corrupt {
  readonly kind: 'corrupt';
  readonly amount: number;
  readonly groups?: readonly number[];
}

/** Concept shift: labels of the groups (default: all) change sign with the given probability. */
export interface Flip {
  readonly kind: 'flip';
  readonly probability: number;
  readonly groups?: readonly number[];
}

/** Concept shift to another task: eta_j moves by strength (default 1) towards 1 on the positive groups, 0 elsewhere. */
export interface Relabel {
  readonly kind: 'relabel';
  readonly positive: readonly number[];
  readonly strength?: number;
}

export type Shift = Reweight | Tilt | DropSupport | Corrupt | Flip | Relabel;
