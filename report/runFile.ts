/** The documents a report is made of, as they are after reading: infinities are numbers. */

import type {Experiment, ExperimentReport} from '../properties/experiments/experiment.ts';
import type {Training} from '../properties/experiments/trainDocument.ts';
import type {Fixture} from '../properties/fixtures/fixture.ts';
import type {ClaimVerdict} from '../properties/record/resultRow.ts';
import type {Interval} from '../theory/arithmetic/interval.ts';

export interface ShownTerm {
  readonly name: string;
  readonly value: Interval;
}

export interface ShownInequality {
  readonly lhs: Interval;
  readonly rhs: Interval;
  readonly slack: Interval;
  readonly terms: readonly ShownTerm[];
}

export interface ShownTightest {
  readonly ratio: number;
  readonly setting: object;
  readonly inequality?: ShownInequality;
}

export interface ShownCounterexample {
  readonly setting: object;
  readonly evidence?: {readonly inequality?: ShownInequality};
}

export interface ShownMeans {
  readonly lhs: number;
  readonly terms: readonly {readonly name: string; readonly value: number}[];
}

/** A row of `check`: what is optional may be missing in documents of earlier versions. */
export interface ShownResult {
  readonly claim: string;
  readonly world: string;
  readonly verdict: ClaimVerdict;
  readonly settings: number;
  readonly kept: number;
  readonly undecided: number;
  readonly slack: number;
  readonly seed: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly test?: string;
  readonly tightest?: ShownTightest;
  readonly ratios?: readonly number[];
  readonly means?: ShownMeans;
  readonly vacuous?: {readonly settings: number; readonly of?: number; readonly term?: string};
  readonly counterexample?: ShownCounterexample;
}

export interface ShownRun {
  readonly package: string;
  readonly seed: number;
  readonly alpha: number;
  readonly backend?: {readonly name: string; readonly version: string};
  readonly design?: {
    readonly where: string;
    readonly nu: number;
    readonly trials: number;
    readonly catches?: number;
  };
  readonly results: readonly ShownResult[];
  readonly skipped: readonly string[];
  readonly complete: boolean;
}

export interface ShownHunt {
  readonly claim: string;
  readonly verdict: 'refuted' | 'not refuted' | 'undecided';
  readonly evaluations: number;
  readonly kept: number;
  readonly undecided: number;
  readonly seed: number;
  readonly tightest?: ShownTightest;
  readonly counterexample?: ShownCounterexample;
}

export interface ShownMutant {
  readonly claim: string;
  readonly mutates?: string;
  readonly result: ShownHunt;
  readonly size?: string;
}

export interface ShownScore {
  readonly seed: number;
  readonly rows: readonly ShownMutant[];
  readonly complete: boolean;
}

/** A file by its base name and what is in it. */
export type RunFile = {readonly name: string} & (
  | {readonly kind: 'run'; readonly data: ShownRun}
  | {readonly kind: 'mutants'; readonly data: ShownScore}
  | {readonly kind: 'hunt'; readonly data: readonly (ShownHunt | ShownResult)[]}
  | {readonly kind: 'experiment'; readonly experiment: Experiment; readonly data: ExperimentReport}
  | {readonly kind: 'training'; readonly data: Training}
  | {readonly kind: 'fixture'; readonly data: Fixture}
);
