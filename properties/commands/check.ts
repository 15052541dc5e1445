import {claims as builtIn} from '../../theory/claims/index.ts';
import {inputError} from '../../theory/errors.ts';
import {looksLikeFile} from '../claimRegistry/loadClaims.ts';
import {executeRun, onPool, runCheck} from '../run/runCheck.ts';
import type {Run} from '../run/runDocument.ts';
import {claimsNamed, prepareRun} from '../run/runManifest.ts';
import {CLAIM_TIMEOUT, workerPool} from '../run/workers/workerPool.ts';
import {type CheckOptions, checkOptions} from './checkOptions.ts';
import {type ClaimOrName, namedClaim, nameOf} from './namedClaim.ts';
import {settle} from './settle.ts';

/** In processes that can be killed: no code of a claim file runs in this one. */
async function inProcesses(
  names: readonly string[],
  workers: number,
  timeout: number,
  {signal, onProgress, onDesign, ...settings}: Parameters<typeof runCheck>[1],
): Promise<Run> {
  const pool = workerPool(workers, {timeout});
  const stop = () => pool.stop();
  signal?.addEventListener('abort', stop);
  try {
    const prepared = await prepareRun(await claimsNamed(names, pool.claims), names, settings);
    return await executeRun(prepared, onPool(prepared, pool, workers), {
      ...(signal ? {signal} : {}),
      ...(onProgress ? {onProgress} : {}),
      ...(onDesign ? {onDesign} : {}),
    });
  } catch (error) {
    // Stopped while the claims were still loaded: there is no result.
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.close();
  }
}

/**
 * Checks claims on random worlds, as `transferbound check` does.
 *
 * @param claims a claim, an id, a file that exports claims, or a list of them; default: all built-in claims, which takes
 *   some minutes in one process. Files are loaded and evaluated in processes of their own, which an endless loop or
 *   `process.exit` in them ends; a claim that is a value runs in the caller's process
 * @returns the document of the run, plain data as `check --json` prints it: `results` has a row per claim and kind of
 *   world with its `verdict`. A refuted claim is no error: its row has the shrunk `counterexample`.
 * @throws InputError for options and claims that are not what they should be, and where no claim is for any of the worlds
 * @throws ClaimError where a claim throws, returns what is no inequality, or takes longer than `timeout`
 * @throws Error where the process that evaluates the claims of a file dies, twice of one setting
 * @example
 * ```ts
 * import {check} from 'transferbound';
 *
 * const {results} = await check('change-of-law', {worlds: ['finite'], runs: 20});
 * results.map(({claim, verdict, settings}) => [claim, verdict, settings]); // => [['change-of-law', 'holds', 20]]
 * ```
 */
export async function check(
  claims?: ClaimOrName | readonly ClaimOrName[],
  options: CheckOptions = {},
): Promise<Run> {
  const {workers, timeout, ...settings} = settle('check', checkOptions, options);
  if (claims === undefined && timeout !== undefined) return inProcesses([], workers, timeout, settings);
  if (claims === undefined) return runCheck(builtIn, {...settings, workers, names: []});
  const given = [claims].flat();
  if (given.length === 0)
    throw inputError('check', 'claims', 'at least one claim, or undefined for all', claims);
  const names = given.map(nameOf);
  const unnamed = given.find((_, i) => names[i] === undefined);
  const byName = names.filter((name) => name !== undefined);
  if (timeout !== undefined || byName.some(looksLikeFile)) {
    if (unnamed === undefined) return inProcesses(byName, workers, timeout ?? CLAIM_TIMEOUT, settings);
    const expected =
      "ids and files alone: a claim that is a value runs in the caller's process, a file in one that can be killed";
    throw inputError('check', timeout === undefined ? 'claims' : 'timeout', expected, unnamed);
  }
  const named = await Promise.all(given.map((one) => namedClaim('check', one)));
  const own = named.find(({name}) => name === undefined);
  if (workers > 1 && own) {
    const expected = 'ids or files of claims where there are several workers, which load them by name';
    throw inputError('check', 'claims', expected, own.claims[0]!.id);
  }
  const list = named.flatMap((one) => one.claims);
  return runCheck(list, {...settings, workers, names: named.map((one) => one.name ?? one.claims[0]!.id)});
}
