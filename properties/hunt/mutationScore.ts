/**
 * The mutation score: every false neighbour is hunted, and every true claim beside them under the same budget. A
 * survivor says that a property cannot fail; a true claim refuted says that the suite, or the claim, is wrong.
 */
import type {Claim} from '../../theory/claim/claim.ts';
import type {Setting} from '../settings/registry.ts';
import {familyNamed} from '../settings/registry.ts';
import {type HuntOptions, type HuntResult, hunt} from './hunt.ts';

export interface MutationRow {
  readonly claim: string;
  /** The claim that a mutant perturbs. */
  readonly mutates?: string;
  readonly result: HuntResult;
  /** Shrinking included. */
  readonly milliseconds: number;
  /** Of the shrunk world, for people. */
  readonly size?: string;
}

export interface MutationScore {
  readonly format: 'transferbound mutation score';
  readonly version: 1;
  readonly seed: number;
  readonly rows: readonly MutationRow[];
  readonly mutants: number;
  readonly refuted: number;
  readonly claims: number;
  /** Ids of mutants that were not refuted. */
  readonly survivors: readonly string[];
  /** Ids of true claims that were. */
  readonly wronglyRefuted: readonly string[];
  readonly milliseconds: number;
  /** False where the run was stopped before its end. */
  readonly complete: boolean;
}

export function sizeOf(setting: Setting): string {
  const size = familyNamed(setting.family).size(setting);
  return setting.family === 'finite' && setting.n > 1 ? `${size}, n = ${setting.n}` : size;
}

export interface MutationOptions extends Omit<HuntOptions, 'onProgress'> {
  readonly mutants: readonly Claim[];
  readonly claims: readonly Claim[];
  readonly onProgress?: (progress: {done: number; of: number; at: string}) => void;
  /** How a claim is hunted, so many of them at once; default: here, one after the other. */
  readonly search?: {readonly atOnce: number; readonly hunt: (claim: Claim) => Promise<HuntResult>};
}

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
