/** What claims say of themselves, for commands that do not evaluate them. */
import {loadClaims, looksLikeFile} from '../properties/claimRegistry/loadClaims.ts';
import {CLAIM_TIMEOUT, workerPool} from '../properties/run/workers/workerPool.ts';
import type {Claim} from '../theory/claim/claim.ts';

/**
 * Claims by ids and files; the code of files stays in a process of its own, which can be killed.
 * @throws InputError where an id or a file is not there
 */
export async function describedClaims(names: readonly string[]): Promise<readonly Claim[]> {
  if (!names.some(looksLikeFile)) return loadClaims(names);
  const pool = workerPool(1, {timeout: CLAIM_TIMEOUT});
  try {
    return await pool.claims(names);
  } finally {
    await pool.close();
  }
}
