/** What `compare` found, as the document that --json prints and --out writes. */
import type {ComparedLoss, RadiusRule} from './ground.ts';
import type {ComparedRisk} from './theory.ts';
import type {Axis, Point, Pretext} from './worlds/comparedWorld.ts';

/** One theory on one point, over the repeats. */
export interface ComparedLimit {
  readonly theory: string;
  /** Mean of the limits over the repeats where the hypotheses hold; absent where they nowhere do. */
  readonly limit?: number;
  /** Mean of what is limited. */
  readonly truth?: number;
  readonly kept: number;
  /** Limits below what they limit. */
  readonly violated: number;
  /** Which hypothesis does not hold, of the first repeat that lacks it. */
  readonly missing?: string;
  /** C of the first repeat, where the theory has one. */
  readonly constant?: number;
  /** The largest term of the first repeat, where there are several. */
  readonly largest?: string;
  /** At the base point: terms of the first repeat, upper ends. */
  readonly terms?: readonly {readonly name: string; readonly value: number}[];
}

export interface ComparedCell {
  readonly at: Point;
  /** Axes along which it lies from the base, and whether it is on a map of two. */
  readonly on: readonly (Axis | 'base' | 'map')[];
  /** Means over the repeats: L01_T(f_hat.h), and that of the better constant label. */
  readonly truth: number;
  readonly constant: number;
  /** TV(T, U). */
  readonly variation: number;
  readonly repeats: number;
  readonly limits: readonly ComparedLimit[];
}

export interface ComparedTheory {
  readonly key: string;
  readonly name: string;
  readonly kind: 'pretraining' | 'labels';
  readonly risk: ComparedRisk;
  readonly source: string;
  readonly needs: string;
  readonly brought: string;
}

export interface CompareDocument {
  readonly format: 'transferbound compare';
  readonly version: 1;
  readonly command: string;
  readonly seed: number;
  readonly delta: number;
  readonly loss: ComparedLoss;
  /** What trained encoders were trained for. */
  readonly pretext: Pretext;
  /** What R is. */
  readonly radius: RadiusRule;
  readonly repeats: number;
  readonly complete: boolean;
  readonly theories: readonly ComparedTheory[];
  readonly worlds: readonly {
    readonly name: string;
    readonly about: string;
    readonly base: Point;
    readonly axes: readonly Axis[];
    readonly maps: readonly (readonly [Axis, Axis])[];
    readonly cells: readonly ComparedCell[];
  }[];
  /** By theory: how many limits were tried, how many were below what they limit, and whether that refutes the level. */
  readonly verdicts: readonly {
    readonly theory: string;
    readonly trials: number;
    readonly violated: number;
    readonly refuted: boolean;
  }[];
}
