/** What a reporter is: a way to write a run down. */
import type {ResultRow} from '../../properties/record/resultRow.ts';
import type {Run} from '../../properties/run/runDocument.ts';
import type {Claim} from '../../theory/claim/claim.ts';
import type {TextStyle} from '../terminal.ts';

/** A run that has ended, with what is not in its document. */
export interface ShownRun {
  readonly run: Run;
  readonly claims: readonly Claim[];
  /** Files of the counterexamples, by row. */
  readonly files: ReadonlyMap<ResultRow, string>;
  /** Whether what is no pass fails the run. */
  readonly strict: boolean;
  /** How long it took, where that is known. */
  readonly milliseconds?: number;
  /** Why it ended early, where it did: `stopped at the first refuted claim`. */
  readonly stopped?: string;
}

export interface Reporter {
  readonly name: string;
  /** For `--help`. */
  readonly about: string;
  /** Whether its text is for machines, so that nothing else may stand with it on standard output. */
  readonly alone: boolean;
  readonly text: (shown: ShownRun, style: TextStyle) => string;
}
