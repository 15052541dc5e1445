import type {Backend} from '../../models/backend.ts';
import type {WithProbabilityClaim} from '../../theory/claim/claim.ts';
import {caseBatch} from './caseBatch.ts';
import {checkSequential} from './checkSequential.ts';
import {finiteBatch} from './finiteBatch.ts';
import {type UnitOutcome, unitError} from './outcome.ts';
import type {Plan, Unit} from './plan.ts';

export interface PerformOptions {
  readonly backend?: Backend;
  readonly signal?: AbortSignal;
}

/** Does one unit. What goes wrong in it is its outcome; undefined where the signal stopped it before its end. */
export async function performUnit(
  {settings, design}: Plan,
  {group, at}: Unit,
  options: PerformOptions,
): Promise<UnitOutcome | undefined> {
  const {runs, seed} = settings;
  const {signal} = options;
  try {
    if (group.kind === 'batches') return {rows: [finiteBatch(group.claim, at, {runs, seed})]};
    if (group.kind === 'search') {
      const watch = signal ? {signal} : {};
      return {
        result: await checkSequential(group.claim as WithProbabilityClaim, {design, runs, seed, ...watch}),
      };
    }
    const {claims, cases} = group;
    const rows = cases.judge
      ? await cases.judge(claims, cases.batches[at]!, options)
      : await caseBatch(claims, cases, at, {...options, seed});
    return rows && {rows};
  } catch (error) {
    return {error: unitError(error)};
  }
}
