/**
 * The outcomes of units, in whatever order they come, reduced to rows in the order of the plan. The first refutation of a
 * claim on finite worlds ends its row, and the first error the run, by place in the plan and not by time.
 */

import type {ResultRow} from '../record/resultRow.ts';
import {type RowBuilder, rowBuilder} from '../record/rowBuilder.ts';
import {thrown, type UnitOutcome} from './executor.ts';
import {type Group, type Unit, unitIndex} from './plan.ts';
import {repeatCommand} from './repeatCommand.ts';
import type {Run} from './runDocument.ts';
import type {Prepared} from './runManifest.ts';

interface GroupState {
  readonly group: Group;
  /** One per claim. */
  readonly rows: readonly RowBuilder[];
  readonly waiting: Map<number, UnitOutcome>;
  /** Units reduced: those before this one. */
  next: number;
  /** No unit from here on is needed: the lowest one with a refutation, and one more. */
  end: number;
}

export interface ResultReducer {
  /** Whether a unit still matters: false once a refutation before it ended its row. */
  needed(unit: Unit): boolean;
  /** Takes each unit's outcome once; a second one is ignored. */
  accept(unit: Unit, outcome: UnitOutcome): void;
  /** Whether a row is refuted by what was reduced so far. */
  refuted(): boolean;
  /** The error that comes first in the plan, so far. */
  error(): Error | undefined;
  /** Needed units without an outcome, the first few of them. */
  missing(most: number): Unit[];
  /**
   * The document of what was reduced; where the run was stopped, also of finite settings behind a missing batch.
   * @throws the first error of the run, if any
   */
  document(complete: boolean): Run;
}

export function resultReducer(prepared: Prepared): ResultReducer {
  const {settings, design, groups} = prepared.plan;
  const states = new Map<Group, GroupState>(
    groups.map((group) => {
      const {kind, world, claims, batches, edges} = group;
      const rows = claims.map((claim) =>
        rowBuilder(
          {claim: claim.id, world, seed: settings.seed, command: repeatCommand(prepared, kind, claim)},
          edges || kind.draws(claim, settings) ? design : undefined,
        ),
      );
      return [group, {group, rows, waiting: new Map(), next: 0, end: batches}];
    }),
  );

  function take({group, rows}: GroupState, at: number, outcome: UnitOutcome): void {
    if ('error' in outcome) return;
    for (const [r, part] of outcome.rows.entries())
      rows[r]!.add(part, part.outcomes && group.trials?.(group.claims[r]!, at));
  }

  const errors = new Map<Unit, Error>();
  function error(): Error | undefined {
    const needed = [...errors].filter(([{group, at}]) => at < states.get(group)!.end);
    return needed.sort(([a], [b]) => unitIndex(a) - unitIndex(b))[0]?.[1];
  }

  function results(gaps: boolean): ResultRow[] {
    const all = [...states.values()];
    if (gaps) {
      // Settings of finite worlds stand each on its own; a sequential test keeps to the order of its trials.
      for (const state of all.filter(({group}) => group.endsWhenRefuted)) {
        for (const at of [...state.waiting.keys()].sort((a, b) => a - b))
          if (at < state.end) take(state, at, state.waiting.get(at)!);
        state.next = state.waiting.size > 0 ? state.end : state.next;
      }
    }
    return all.filter(({next}) => next > 0).flatMap(({rows}) => rows.map((row) => row.row()));
  }

  return {
    error,
    refuted: () => [...states.values()].some(({rows}) => rows.some((row) => row.refuted())),
    needed: ({group, at}) => at < states.get(group)!.end,
    accept({group, at}, outcome) {
      const state = states.get(group)!;
      if (at < state.next || state.waiting.has(at)) return;
      state.waiting.set(at, outcome);
      if ('error' in outcome) errors.set({group, at}, thrown(outcome.error));
      else if (group.endsWhenRefuted && outcome.rows.some(({counterexample}) => counterexample))
        state.end = Math.min(state.end, at + 1);
      for (; state.next < state.end; state.next++) {
        const found = state.waiting.get(state.next);
        if (!found || 'error' in found) break;
        take(state, state.next, found);
        state.waiting.delete(state.next);
      }
    },
    missing(most) {
      const found: Unit[] = [];
      for (const {group, next, end, waiting} of states.values()) {
        for (let at = next; at < end && found.length < most; at++)
          if (!waiting.has(at)) found.push({group, at});
      }
      return found;
    },
    document(complete) {
      const first = error();
      if (first) throw first;
      const {designedFor, skipped} = prepared.plan;
      const {package: version, backend} = prepared.manifest;
      return {
        format: 'transferbound run',
        version: 1,
        package: version,
        seed: settings.seed,
        alpha: settings.alpha,
        ...(backend ? {backend} : {}),
        ...(designedFor ? {design: {where: designedFor, ...design}} : {}),
        results: results(!complete),
        skipped,
        complete,
      };
    },
  };
}
