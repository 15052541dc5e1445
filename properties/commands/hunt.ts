import type {Claim} from '../../theory/claim/claim.ts';
import {inputError} from '../../theory/errors.ts';
import {type SequentialDesign, sequentialDesign} from '../evaluate/sequentialDesign.ts';
import {hunt as huntEnumerated} from '../hunt/hunt.ts';
import type {HuntResult} from '../hunt/huntResult.ts';
import {huntSampled} from '../hunt/huntSampled.ts';
import type {ResultRow} from '../record/resultRow.ts';
import {type HuntOptions, huntOptions} from './huntOptions.ts';
import {type ClaimOrName, oneClaim} from './namedClaim.ts';
import {type Settled, settle} from './settle.ts';

export type HuntSettings = Settled<typeof huntOptions>;

/** The design of the test that a hunt with `sampled` ends in; undefined for any other hunt. */
export const huntDesign = (
  claim: Claim,
  {sampled, nu, alpha, trials}: HuntSettings,
): SequentialDesign | undefined =>
  sampled && claim.kind === 'with-probability' ? sequentialDesign({nu, alpha, trials}) : undefined;

/** @param name how the command line names the claim: its id, or a file */
export function huntNamed(
  claim: Claim,
  name: string,
  settings: HuntSettings,
): Promise<HuntResult | ResultRow> {
  const {seed, evaluations, budget, signal, onProgress, random, world} = settings;
  const shared = {
    name,
    seed,
    ...(evaluations === undefined ? {budget} : {evaluations}),
    ...(world === undefined ? {} : {world}),
    ...(signal ? {signal} : {}),
    ...(onProgress ? {onProgress} : {}),
  };
  const design = huntDesign(claim, settings);
  return design
    ? huntSampled(claim, {...shared, design})
    : huntEnumerated(claim, {...shared, ...(random ? {randomOnly: true} : {})});
}

/**
 * Searches for the tightest or a violating setting of a claim and shrinks it, as `transferbound hunt` does; it writes no
 * file (`makeFixture` makes one of a setting).
 *
 * @param claim a claim, the id of a built-in one, or a file that exports one
 * @returns what was found, plain data: `verdict` (`refuted` | `not refuted` | `undecided`), `tightest` (the largest lhs/rhs
 *   and its setting), and `counterexample` where the claim was refuted. With `sampled` a row as of `check`.
 * @throws InputError for options and claims that are not what they should be
 * @throws ClaimError where the claim throws, or returns what is no inequality
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
  const one = await oneClaim('hunt', claim);
  if (settings.sampled && settings.world !== undefined)
    throw inputError('hunt', 'world', 'nothing together with sampled', settings.world);
  if (settings.sampled && one.kind !== 'with-probability')
    throw inputError('hunt', 'sampled', 'a claim that holds with probability 1 - nu', one.id);
  return huntNamed(one, typeof claim === 'string' ? claim : one.id, settings);
}
