/** A row of the results, built from what batches add to it, in their order. */
import type {TrialSource} from '../../theory/sequential/freshTrials.ts';
import {observe} from '../../theory/sequential/observe.ts';
import {sequentialTest} from '../../theory/sequential/sequentialTest.ts';
import {sequentialVerdict} from '../../theory/sequential/sequentialVerdict.ts';
import {verdictLine} from '../../theory/sequential/verdictLine.ts';
import type {SequentialDesign} from '../evaluate/sequentialDesign.ts';
import {type Counterexample, type ResultRow, rowOf} from './resultRow.ts';
import type {RowPart} from './rowPart.ts';
import {newTally, overall, tallyRecord} from './tally.ts';

export interface RowBuilder {
  /** @param sources of the part's outcomes, drawn again from the start: the test observes each trial once, in order */
  add(part: RowPart, sources?: readonly TrialSource[]): void;
  readonly refuted: () => boolean;
  row(): ResultRow;
}

/** @param design of the sequential test, where samples are drawn */
export function rowBuilder(
  head: Pick<ResultRow, 'claim' | 'world' | 'seed' | 'command'>,
  design?: Pick<SequentialDesign, 'alpha' | 'bets' | 'nu'>,
): RowBuilder {
  const tally = newTally();
  let test = design && sequentialTest({alpha: design.alpha, bets: [...design.bets]});
  let counterexample: Counterexample | undefined;
  return {
    add({records, outcomes = [], counterexample: found}, sources = []) {
      for (const record of records) tallyRecord(tally, record);
      for (const [k, list] of outcomes.entries())
        for (const outcome of list) test = test && observe(test, sources[k]!.draw(design!.nu), outcome);
      counterexample ??= found;
    },
    refuted: () => counterexample !== undefined,
    row() {
      if (test) {
        const verdict = sequentialVerdict(test);
        return rowOf(tally, {...head, verdict: verdict.kind, test: verdictLine(verdict)});
      }
      const verdict = overall(tally, counterexample !== undefined);
      return rowOf(tally, {...head, verdict, ...(counterexample ? {counterexample} : {})});
    },
  };
}
