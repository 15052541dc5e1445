/** Everything the page says of one claim, gathered from all files. */

import type {Fixture} from '../properties/fixtures/fixture.ts';
import type {ClaimVerdict, ResultRow} from '../properties/record/resultRow.ts';
import {severity, VERDICTS} from '../properties/record/verdictWords.ts';
import type {Claim} from '../theory/claim/claim.ts';
import type {RunFile} from './runFile.ts';

/** A row with the file that it is of. */
export type FileRow = ResultRow & {readonly file: string};
export type ShownInequality = NonNullable<NonNullable<ResultRow['tightest']>['inequality']>;
export type MutantRow = Extract<RunFile, {kind: 'mutants'}>['data']['rows'][number] & {
  readonly file: string;
  readonly seed: number;
};

/** A setting with what was found on it. */
export interface Found {
  readonly setting: object;
  readonly ratio?: number;
  readonly inequality?: ShownInequality;
  /** Where it comes from, for people. */
  readonly origin: string;
  /** Whose evidence replays: the fixture, and its file where it is a committed one. */
  readonly fixture?: Fixture;
  readonly path?: string;
  /** Finds it again. */
  readonly command?: string;
}

export interface ClaimSummary {
  readonly id: string;
  /** Undefined for a claim that this package does not know. */
  readonly claim?: Claim;
  readonly results: readonly FileRow[];
  readonly verdict: ClaimVerdict | 'not run';
  readonly settings: number;
  readonly kept: number;
  readonly undecided: number;
  readonly slack: number;
  /** Over all worlds of the runs. */
  readonly tightest?: {readonly ratio: number; readonly world: string};
  /** Kept settings by lhs/rhs over all worlds, where recorded. */
  readonly ratios?: readonly number[];
  /** Settings among them whose lhs/rhs is above 1: what refutes, or drawn samples within the share that may violate the claim. */
  readonly above: number;
  /** Kept settings by what their bounds say, over all worlds, where recorded. */
  readonly levels?: NonNullable<ResultRow['levels']>;
  /** Of the committed fixtures, or one given to the report. */
  readonly witness?: Found;
  /** The tightest setting of the runs, where it is tighter than the witness. */
  readonly tighter?: Found;
  /** Largest lhs/rhs known: of the witness and of the runs. */
  readonly known?: number;
  readonly counterexamples: readonly Found[];
  readonly mutants: readonly MutantRow[];
}

/** The most severe of the verdicts; kinds of worlds without a kept setting count only where no other has one. */
export function mostSevere(
  rows: readonly {readonly verdict: ClaimVerdict; readonly kept: number}[],
): ClaimVerdict | 'not run' {
  const counted = rows.some(({kept}) => kept > 0) ? rows.filter(({kept}) => kept > 0) : rows;
  const most = Math.max(-1, ...counted.map(({verdict}) => severity(verdict)));
  return VERDICTS[most]?.verdict ?? 'not run';
}

/** The levels of several rows together. */
export function levelsOf(rows: readonly Pick<ResultRow, 'levels'>[]): ResultRow['levels'] {
  const all = rows.flatMap(({levels}) => levels ?? []);
  if (all.length === 0) return undefined;
  const sum = (key: keyof (typeof all)[number]) => all.reduce((total, one) => total + one[key], 0);
  return {
    of: sum('of'),
    vacuous: sum('vacuous'),
    trivial: sum('trivial'),
    informative: sum('informative'),
    undecided: sum('undecided'),
  };
}

export function summed(lists: readonly (readonly number[])[]): number[] | undefined {
  const [first, ...others] = lists;
  if (!first) return undefined;
  return first.map((x, i) => others.reduce((sum, list) => sum + (list[i] ?? 0), x));
}
