import type {Claim} from '../../theory/claim/claim.ts';
import {inputError} from '../../theory/errors.ts';
import {type SequentialDesign, sequentialDesign} from '../evaluate/sequentialDesign.ts';
import {hunt as huntEnumerated} from '../hunt/hunt.ts';
import {type HuntPool, huntPool} from '../hunt/huntPool.ts';
import type {HuntResult} from '../hunt/huntResult.ts';
import {huntSampled} from '../hunt/huntSampled.ts';
import type {ResultRow} from '../record/resultRow.ts';
import {CLAIM_TIMEOUT} from '../run/workers/workerPool.ts';
import {type HuntOptions, huntOptions} from './huntOptions.ts';
import {type ClaimOrName, inProcess, oneClaim, theOnly} from './namedClaim.ts';
import {type Settled, settle} from './settle.ts';

export type HuntSettings = Settled<typeof huntOptions>;

/** The design of the test that a hunt with `sampled` ends in; undefined for any other hunt. */
export const huntDesign = (
  claim: Claim,
  {sampled, nu, alpha, trials}: HuntSettings,
): SequentialDesign | undefined =>
  sampled && claim.kind === 'with-probability' ? sequentialDesign({nu, alpha, trials}) : undefined;

/** How far a search goes, as its process and the search itself take it. @param name how the command line names the claim */
const searchOf = (name: string, {seed, evaluations, budget, random, world}: HuntSettings) => ({
  name,
  seed,
  ...(evaluations === undefined ? {budget} : {evaluations}),
  ...(random ? {randomOnly: true} : {}),
  ...(world === undefined ? {} : {world}),
});

/** A process for the hunts of a file or an id, which can be killed. @param name the file or the id */
export function hunterOf(name: string, settings: HuntSettings): HuntPool {
  const {timeout = CLAIM_TIMEOUT, signal} = settings;
  const job = {names: [name], options: searchOf(name, settings)};
  return huntPool(1, job, {timeout, ...(signal ? {signal} : {})});
}

/** Refuses settings that do not go together, or not with the claim. */
function checkSettings({kind, id}: Claim, {sampled, world}: HuntSettings): void {
  if (sampled && world !== undefined)
    throw inputError('hunt', 'world', 'nothing together with sampled', world);
  if (sampled && kind !== 'with-probability')
    throw inputError('hunt', 'sampled', 'a claim that holds with probability 1 - nu', id);
}

async function huntApart(name: string, settings: HuntSettings): Promise<HuntResult | ResultRow> {
  const {signal, onProgress} = settings;
  const pool = hunterOf(name, settings);
  try {
    const claim = theOnly('hunt', name, await pool.claims());
    checkSettings(claim, settings);
    const design = huntDesign(claim, settings);
    const watch = onProgress ? {onProgress} : {};
    const found = await pool.search(claim, design ? {design, ...watch} : watch);
    if (found) return found;
    throw signal?.reason;
  } catch (error) {
    // Stopped while the claim was still loaded, or before a setting was tried: there is no result.
    signal?.throwIfAborted();
    throw error;
  } finally {
    await pool.close();
  }
}

/**
 * Searches for the tightest or a violating setting of a claim and shrinks it, as `transferbound hunt` does; it writes no
 * file (`makeFixture` makes one of a setting).
 *
 * @param claim a claim, the id of a built-in one, or a file that exports one. A file is loaded and evaluated in a process
 *   of its own, which an endless loop or `process.exit` in it ends; a claim that is a value runs in the caller's process
 * @returns what was found, plain data: `verdict` (`refuted` | `not refuted` | `undecided`), `tightest` (the largest lhs/rhs
 *   and its setting), and `counterexample` where the claim was refuted. With `sampled` a row as of `check`.
 * @throws InputError for options and claims that are not what they should be
 * @throws ClaimError where the claim throws, returns what is no inequality, or takes longer than `timeout`
 * @throws Error where the process that evaluates the claim of a file dies, twice of one hunt; the reason of `signal` where
 *   it comes before anything was tried
 * @example
 * ```ts
 * import {hunt} from 'transferbound';
 *
 * const found = await hunt('decomposition-without-tv', {evaluations: 500});
 * found.verdict; // => 'refuted'
 * found.counterexample?.evidence?.verdict; // => 'refuted'
 * ```
 */
export function hunt(claim: ClaimOrName, options: HuntOptions & {readonly sampled: true}): Promise<ResultRow>;
export function hunt(
  claim: ClaimOrName,
  options?: HuntOptions & {readonly sampled?: false},
): Promise<HuntResult>;
export async function hunt(claim: ClaimOrName, options: HuntOptions = {}): Promise<HuntResult | ResultRow> {
  const settings = settle('hunt', huntOptions, options);
  const name = inProcess('hunt', claim, settings.timeout);
  if (name !== undefined) return huntApart(name, settings);
  const one = await oneClaim('hunt', claim);
  checkSettings(one, settings);
  const {signal, onProgress} = settings;
  const {randomOnly, ...shared} = searchOf(typeof claim === 'string' ? claim : one.id, settings);
  const watched = {...shared, ...(signal ? {signal} : {}), ...(onProgress ? {onProgress} : {})};
  const design = huntDesign(one, settings);
  return design
    ? huntSampled(one, {...watched, design})
    : huntEnumerated(one, {...watched, ...(randomOnly ? {randomOnly} : {})});
}
