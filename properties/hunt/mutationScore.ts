/**
 * The mutation score: every mutant is hunted, and every true claim beside them under the same budget. A
 * survivor says that a property cannot fail; a true claim refuted says that the suite, or the claim, is wrong.
 */
import type {Claim} from '../../theory/claim/claim.ts';
import {documentKind} from '../files/document.ts';
import {boolean, closed, list, number, type TypeOf, text, whole} from '../files/schema.ts';
import type {Setting} from '../settings/registry.ts';
import {familyNamed} from '../settings/registry.ts';
import {type HuntOptions, hunt} from './hunt.ts';
import {type HuntResult, huntResult} from './huntResult.ts';

const mutationRow = closed(
  {claim: text, result: huntResult},
  {
    /** The claim that a mutant perturbs. */
    mutates: text,
    /** Shrinking included. */
    milliseconds: number,
    /** Of the shrunk world, for people. */
    size: text,
  },
);

const schema = closed(
  {
    format: {const: 'transferbound mutation score'},
    version: {const: 1},
    seed: whole,
    rows: list(mutationRow),
    /** False where the run was stopped before its end. */
    complete: boolean,
  },
  {
    mutants: whole,
    refuted: whole,
    claims: whole,
    /** Ids of mutants that were not refuted. */
    survivors: list(text),
    /** Ids of true claims that were. */
    wronglyRefuted: list(text),
    milliseconds: number,
    /** Fixtures that were written, as the command line says. */
    saved: list(text),
  },
);

/** As `report` reads it. */
export const scoreDocument = documentKind('a mutation score, as mutants --json prints', schema);

export type MutationRow = TypeOf<typeof mutationRow, {result: HuntResult}> & {readonly milliseconds: number};
/** What `mutationScore` returns and `mutants --json` prints. */
export type MutationScore = Required<Omit<TypeOf<typeof schema, {rows: readonly MutationRow[]}>, 'saved'>>;

/** For people; of a setting that needs files of the user's: which they are. */
export function sizeOf(setting: Setting | {readonly directory: string}): string {
  if ('directory' in setting) return `the files of ${setting.directory}`;
  const size = familyNamed(setting.family).size(setting);
  return setting.family === 'finite' && setting.n > 1 ? `${size}, n = ${setting.n}` : size;
}

export interface MutationOptions extends Omit<HuntOptions, 'onProgress'> {
  readonly mutants: readonly Claim[];
  readonly claims: readonly Claim[];
  readonly onProgress?: (progress: {done: number; of: number; at: string}) => void;
  /** How a claim is hunted, so many of them at once; undefined where it was stopped. Default: here, one after the other. */
  readonly search?: {
    readonly atOnce: number;
    readonly hunt: (claim: Claim) => Promise<HuntResult | undefined>;
  };
}

/**
 * Hunts mutants, each of which must be refuted, and claims, none of which may be.
 * @returns plain data, as `mutants --json` prints it
 * @example
 * ```ts
 * import {findClaim, mutationScore} from 'transferbound';
 *
 * const {refuted} = await mutationScore({
 *   mutants: [findClaim('data-processing-reversed')],
 *   claims: [findClaim('data-processing')],
 *   seed: 1,
 *   evaluations: 100,
 * });
 * refuted; // => 1
 * ```
 */
export async function mutationScore(options: MutationOptions): Promise<MutationScore> {
  const {mutants, claims, onProgress, search, ...budget} = options;
  const {atOnce, hunt: huntOne} = search ?? {atOnce: 1, hunt: (claim: Claim) => hunt(claim, budget)};
  const all = [...mutants, ...claims];
  const found: (MutationRow | undefined)[] = all.map(() => undefined);
  const started = Date.now();
  let next = 0;
  let done = 0;
  const take = async (): Promise<void> => {
    while (next < all.length && !options.signal?.aborted) {
      const at = next++;
      const claim = all[at]!;
      onProgress?.({done, of: all.length, at: claim.id});
      const from = Date.now();
      const result = await huntOne(claim);
      if (!result) return;
      const setting = result.counterexample?.setting;
      found[at] = {
        claim: claim.id,
        ...(claim.mutates ? {mutates: claim.mutates.claim} : {}),
        result,
        milliseconds: Date.now() - from,
        ...(setting ? {size: sizeOf(setting)} : {}),
      };
      done++;
    }
  };
  await Promise.all(Array.from({length: atOnce}, take));
  const rows = found.filter((row) => row !== undefined);
  const ofMutants = rows.filter(({mutates}) => mutates !== undefined);
  const ids = (of: readonly MutationRow[], refuted: boolean) =>
    of.filter(({result}) => (result.verdict === 'refuted') === refuted).map(({claim}) => claim);
  return {
    format: 'transferbound mutation score',
    version: 1,
    seed: options.seed,
    rows,
    mutants: ofMutants.length,
    refuted: ids(ofMutants, true).length,
    claims: rows.length - ofMutants.length,
    survivors: ids(ofMutants, false),
    wronglyRefuted: ids(
      rows.filter(({mutates}) => mutates === undefined),
      true,
    ),
    milliseconds: Date.now() - started,
    complete: rows.length === all.length,
  };
}
