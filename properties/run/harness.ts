/** Checks one claim in this process: batch after batch of random small settings of its family. */
import type {Claim} from '../../theory/claim/claim.ts';
import {type ClaimResult, claimResult} from '../record/claimResult.ts';
import {newTally, overall, tallyRecord} from '../record/tally.ts';
import {familyFor} from '../settings/registry.ts';
import {FINITE_BATCH, finiteBatch} from './finiteBatch.ts';

export {ClaimError} from '../evaluate/claimError.ts';
export type {ClaimResult, ClaimVerdict} from '../record/claimResult.ts';
export {evaluateSetting} from './finiteBatch.ts';

export interface CheckOptions {
  readonly runs: number;
  readonly seed: number;
  /** Called after each batch with the settings done so far. */
  readonly onProgress?: (done: number) => void;
  /** Stops after the batch under way, with what is done so far. */
  readonly signal?: AbortSignal;
}

/**
 * Checks a claim on random small settings of its family (finite worlds, or networks). Stops at the first refutation and
 * shrinks it (fast-check, then `shrink`).
 */
export async function checkFinite(claim: Claim, options: CheckOptions): Promise<ClaimResult> {
  const {runs, seed, onProgress, signal} = options;
  const tally = newTally();
  let counterexample: ClaimResult['counterexample'];
  for (let at = 0; at * FINITE_BATCH < runs && !counterexample && !signal?.aborted; at++) {
    const part = finiteBatch(claim, at, {runs, seed});
    for (const record of part.records) tallyRecord(tally, record);
    counterexample = part.counterexample;
    onProgress?.(tally.settings);
    await new Promise(setImmediate);
  }
  return claimResult(tally, {
    claim: claim.id,
    world: familyFor(claim).name,
    verdict: overall(tally, counterexample !== undefined),
    seed,
    ...(counterexample ? {counterexample} : {}),
  });
}
