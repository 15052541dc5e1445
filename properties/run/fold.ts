/**
 * The outcomes of units, in whatever order they come, folded in the order of the plan. The first refutation of a claim on
 * finite worlds ends its row, and the first error the run, by place in the plan and not by time.
 */
import type {Claim} from '../../theory/claim/claim.ts';
import {observe} from '../../theory/sequential/observe.ts';
import type {Outcome} from '../../theory/sequential/outcome.ts';
import {type SequentialTest, sequentialTest} from '../../theory/sequential/sequentialTest.ts';
import {sequentialVerdict} from '../../theory/sequential/sequentialVerdict.ts';
import {verdictLine} from '../../theory/sequential/verdictLine.ts';
import {type ClaimResult, claimResult} from '../record/claimResult.ts';
import {newTally, overall, type Tally, tallyRecord} from '../record/tally.ts';
import {familyFor} from '../settings/registry.ts';
import {trialsOf} from './caseBatch.ts';
import {type RowPart, thrown, type UnitOutcome} from './outcome.ts';
import {type Group, type Plan, type Unit, unitIndex} from './plan.ts';

const OUTCOMES: Readonly<Record<string, Outcome>> = {v: 'violated', h: 'held', u: 'undecided'};

interface Row {
  readonly claim: Claim;
  readonly tally: Tally;
  test: SequentialTest;
  counterexample?: NonNullable<RowPart['counterexample']>;
}

interface GroupFold {
  readonly group: Group;
  readonly rows: readonly Row[];
  readonly waiting: Map<number, UnitOutcome>;
  /** Units folded: those before this one. */
  next: number;
  /** No unit from here on is needed: the lowest one with a refutation, and one more. */
  end: number;
  whole?: ClaimResult;
}

export interface Fold {
  /** Whether a unit still matters: false once a refutation before it ended its row. */
  needed(unit: Unit): boolean;
  /** Takes each unit's outcome once; a second one is ignored. */
  accept(unit: Unit, outcome: UnitOutcome): void;
  /** The error that comes first in the plan, so far. */
  error(): Error | undefined;
  /** Needed units without an outcome, the first few of them. */
  missing(most: number): Unit[];
  /** Rows of what was folded; with `gaps` also finite settings behind a missing batch, where a run was stopped. */
  results(gaps?: boolean): ClaimResult[];
}

export function newFold(plan: Plan): Fold {
  const {seed} = plan.settings;
  const {alpha, bets, nu} = plan.design;
  const newRow = (claim: Claim): Row => ({
    claim,
    tally: newTally(),
    test: sequentialTest({alpha, bets: [...bets]}),
  });
  const folds = new Map<Group, GroupFold>(
    plan.groups.map((group) => {
      const rows = (group.kind === 'cases' ? group.claims : [group.claim]).map(newRow);
      return [group, {group, rows, waiting: new Map(), next: 0, end: group.units}];
    }),
  );

  /** V_k again, in the order of the settings, each on the draw that it came from. */
  function replay(row: Row, group: Group, at: number, outcomes: readonly string[]): void {
    if (group.kind !== 'cases') return;
    for (const [k, letters] of outcomes.entries()) {
      const source = trialsOf(group.cases, row.claim.id, seed, group.cases.batches[at]!.from + k);
      for (const letter of letters) row.test = observe(row.test, source.draw(nu), OUTCOMES[letter]!);
    }
  }

  function take(fold: GroupFold, at: number, outcome: UnitOutcome): void {
    if ('error' in outcome) return;
    if ('result' in outcome) {
      fold.whole = outcome.result;
      return;
    }
    for (const [r, part] of outcome.rows.entries()) {
      const row = fold.rows[r]!;
      for (const record of part.records) tallyRecord(row.tally, record);
      if (part.outcomes) replay(row, fold.group, at, part.outcomes);
      if (part.counterexample) row.counterexample ??= part.counterexample;
    }
  }

  function rowsOf(fold: GroupFold): ClaimResult[] {
    const {group, rows, whole} = fold;
    if (group.kind === 'search') return whole ? [whole] : [];
    return rows.map(({claim, tally, test, counterexample}) => {
      const world = group.kind === 'cases' ? group.cases.label : familyFor(claim).name;
      const shared = {claim: claim.id, world, seed};
      const tested = claim.kind === 'with-probability' || claim.kind === 'end-to-end';
      if (group.kind === 'cases' && tested && !group.cases.exact) {
        const verdict = sequentialVerdict(test);
        return claimResult(tally, {...shared, verdict: verdict.kind, test: verdictLine(verdict)});
      }
      const verdict = overall(tally, counterexample !== undefined);
      return claimResult(tally, {...shared, verdict, ...(counterexample ? {counterexample} : {})});
    });
  }

  const errors = new Map<Unit, Error>();
  return {
    needed: ({group, at}) => at < folds.get(group)!.end,
    accept({group, at}, outcome) {
      const fold = folds.get(group)!;
      if (at < fold.next || fold.waiting.has(at)) return;
      fold.waiting.set(at, outcome);
      if ('error' in outcome) errors.set({group, at}, thrown(outcome.error));
      const refuted = group.kind === 'batches' && 'rows' in outcome && outcome.rows[0]?.counterexample;
      if (refuted) fold.end = Math.min(fold.end, at + 1);
      for (; fold.next < fold.end; fold.next++) {
        const found = fold.waiting.get(fold.next);
        if (!found || 'error' in found) break;
        take(fold, fold.next, found);
        fold.waiting.delete(fold.next);
      }
    },
    error() {
      const needed = [...errors].filter(([{group, at}]) => at < folds.get(group)!.end);
      return needed.sort(([a], [b]) => unitIndex(a) - unitIndex(b))[0]?.[1];
    },
    missing(most) {
      const found: Unit[] = [];
      for (const {group, next, end, waiting} of folds.values()) {
        for (let at = next; at < end && found.length < most; at++)
          if (!waiting.has(at)) found.push({group, at});
      }
      return found;
    },
    results(gaps = false) {
      const begun = [...folds.values()];
      if (gaps) {
        // Settings of finite worlds stand each on its own; a sequential test keeps to the order of its trials.
        for (const fold of begun.filter(({group}) => group.kind === 'batches')) {
          for (const at of [...fold.waiting.keys()].sort((a, b) => a - b))
            if (at < fold.end) take(fold, at, fold.waiting.get(at)!);
          fold.next = fold.waiting.size > 0 ? fold.end : fold.next;
        }
      }
      return begun.filter(({next}) => next > 0).flatMap(rowsOf);
    },
  };
}
