import type {Claim} from '../../theory/claim/claim.ts';
import type {ResultRow} from '../record/resultRow.ts';
import {rowBuilder} from '../record/rowBuilder.ts';
import {familyFor} from '../settings/registry.ts';
import {FINITE_BATCH, finiteBatch} from '../worldKinds/finite/finiteKind.ts';

export interface CheckOptions {
  readonly runs: number;
  readonly seed: number;
  /** Called after each batch with the settings done so far. */
  readonly onProgress?: (done: number) => void;
  /** Stops after the batch under way, with what is done so far. */
  readonly signal?: AbortSignal;
}

/**
 * Checks one claim in this process, batch after batch of random small settings of its family (finite worlds, or networks).
 * Stops at the first refutation and shrinks it (fast-check, then `shrink`).
 */
export async function checkFinite(claim: Claim, options: CheckOptions): Promise<ResultRow> {
  const {runs, seed, onProgress, signal} = options;
  const command = `transferbound check ${claim.id} --seed ${seed} --runs ${runs} --world finite`;
  const row = rowBuilder({claim: claim.id, world: familyFor(claim).name, seed, command});
  let done = 0;
  for (let at = 0; at * FINITE_BATCH < runs && !row.refuted() && !signal?.aborted; at++) {
    const part = finiteBatch(claim, at, {runs, seed});
    row.add(part);
    done += part.records.length;
    onProgress?.(done);
    await new Promise(setImmediate);
  }
  return row.row();
}
