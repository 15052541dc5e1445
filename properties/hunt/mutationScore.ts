/**
 * The mutation score: every false neighbour is hunted, and every true claim beside them under the same budget. A
 * survivor says that a property cannot fail; a true claim refuted says that the suite, or the claim, is wrong.
 */
import type {Claim} from '../../theory/claim.ts';
import type {Setting} from '../families/index.ts';
import {familyNamed} from '../families/index.ts';
import {isFiniteSetting} from '../worlds/finite.ts';
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
  return isFiniteSetting(setting) && setting.n > 1 ? `${size}, n = ${setting.n}` : size;
}

export interface MutationOptions extends Omit<HuntOptions, 'onProgress'> {
  readonly mutants: readonly Claim[];
  readonly claims: readonly Claim[];
  readonly onProgress?: (progress: {done: number; of: number; at: string}) => void;
}

export async function mutationScore(options: MutationOptions): Promise<MutationScore> {
  const {mutants, claims, onProgress, ...budget} = options;
  const all = [...mutants, ...claims];
  const rows: MutationRow[] = [];
  const started = Date.now();
  for (const [done, claim] of all.entries()) {
    if (options.signal?.aborted) break;
    onProgress?.({done, of: all.length, at: claim.id});
    const from = Date.now();
    const result = await hunt(claim, budget);
    const setting = result.counterexample?.setting;
    rows.push({
      claim: claim.id,
      ...(claim.mutates ? {mutates: claim.mutates.claim} : {}),
      result,
      milliseconds: Date.now() - from,
      ...(setting ? {size: sizeOf(setting)} : {}),
    });
  }
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
