import {claims as builtIn} from '../../theory/claims/index.ts';
import {inputError} from '../../theory/errors.ts';
import {runCheck} from '../run/runCheck.ts';
import type {Run} from '../run/runDocument.ts';
import {type CheckOptions, checkOptions} from './checkOptions.ts';
import {type ClaimOrName, namedClaim} from './namedClaim.ts';
import {settle} from './settle.ts';

/**
 * Checks claims on random worlds, as `transferbound check` does.
 *
 * @param claims a claim, an id, a file that exports claims, or a list of them; default: all built-in claims, which takes
 *   some minutes in one process
 * @returns the document of the run, plain data as `check --json` prints it: `results` has a row per claim and kind of
 *   world with its `verdict`. A refuted claim is no error: its row has the shrunk `counterexample`.
 * @throws InputError for options and claims that are not what they should be, and where no claim is for any of the worlds
 * @throws ClaimError where a claim throws, or returns what is no inequality
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
  const {workers, ...settings} = settle('check', checkOptions, options);
  if (claims === undefined) return runCheck(builtIn, {...settings, workers, names: []});
  const given = [claims].flat();
  if (given.length === 0)
    throw inputError('check', 'claims', 'at least one claim, or undefined for all', claims);
  const named = await Promise.all(given.map((one) => namedClaim('check', one)));
  const own = named.find(({name}) => name === undefined);
  if (workers > 1 && own) {
    const expected = 'ids or files of claims where there are several workers, which load them by name';
    throw inputError('check', 'claims', expected, own.claims[0]!.id);
  }
  const list = named.flatMap((one) => one.claims);
  return runCheck(list, {...settings, workers, names: named.map((one) => one.name ?? one.claims[0]!.id)});
}
