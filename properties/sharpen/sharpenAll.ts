import type {Claim} from '../../theory/claim/claim.ts';
import {type Constant, constantsOf} from '../claimRegistry/constants.ts';
import {findClaim} from '../claimRegistry/loadClaims.ts';
import {evaluateSetting} from '../evaluate/evaluate.ts';
import type {Journal} from '../files/journal.ts';
import {jsonText, revived} from '../files/jsonText.ts';
import {familyFor, type Setting} from '../settings/registry.ts';
import type {SharpConstants, SharpRow} from './sharpDocument.ts';
import {type SharpenOptions, sharpenConstant} from './sharpen.ts';

export interface SharpenAllOptions extends Omit<SharpenOptions, 'starts' | 'onProgress'> {
  readonly claims: readonly Claim[];
  /** Settings that each hunt tries first, where they are of its claim's family. */
  readonly settings?: readonly Setting[];
  /** Rows found before: each hunt for a constant tries the worlds of its claim's rows first. */
  readonly before?: readonly SharpRow[];
  /** What an earlier attempt found, and where this one's rows are kept. */
  readonly journal?: Journal;
  /** Repeats the run. */
  readonly command?: string;
  readonly onProgress?: (done: number, of: number, at: string) => void;
  readonly onRow?: (row: SharpRow, constant: Constant) => void;
}

/** Those that the claim is about, and that its hunts can afford to enumerate. */
function startsFor(claim: Claim, settings: readonly Setting[]): readonly Setting[] {
  const {name, affordable} = familyFor(claim);
  return settings.filter((one) => {
    if (one.family !== name || affordable?.(claim, one as never) === false) return false;
    try {
      return evaluateSetting(claim, one).verdict !== undefined;
    } catch {
      // A world for claims with other needs, such as another loss.
      return false;
    }
  });
}

/** The constants of the claims, in order, each by a hunt of its own: the same whatever else is hunted. */
export async function sharpenAll({
  claims,
  settings = [],
  before = [],
  journal,
  command,
  onProgress,
  onRow,
  ...options
}: SharpenAllOptions): Promise<SharpConstants> {
  const all = claims.flatMap((claim) =>
    constantsOf(claim, findClaim).map((constant) => ({claim, constant, key: `${claim.id}/${constant.name}`})),
  );
  const rows: SharpRow[] = [];
  const starts = new Map<Claim, readonly Setting[]>();
  const startsOf = (claim: Claim): readonly Setting[] => {
    const own = before.flatMap((row) => (row.claim === claim.id && row.refuted ? [row.refuted.setting] : []));
    const found = starts.get(claim) ?? startsFor(claim, [...own, ...settings]);
    starts.set(claim, found);
    return found;
  };
  for (const [done, {claim, constant, key}] of all.entries()) {
    if (options.signal?.aborted) break;
    const id = key.replaceAll(' ', '_');
    const kept = journal?.get(id);
    onProgress?.(done, all.length, key);
    const row =
      kept === undefined
        ? await sharpenConstant(claim, constant, {
            ...options,
            starts: startsOf(claim),
            onProgress: ({evaluations}) => onProgress?.(done, all.length, `${key}: ${evaluations} settings`),
          })
        : (JSON.parse(kept, revived) as SharpRow);
    // What a stopped hunt had found so far is no result to go on with.
    if (options.signal?.aborted && kept === undefined) break;
    journal?.add(id, jsonText(row, 0).trimEnd());
    journal?.flush();
    rows.push(row);
    onRow?.(row, constant);
  }
  return {
    format: 'transferbound sharp constants',
    version: 1,
    ...(command === undefined ? {} : {command}),
    seed: options.seed,
    rows,
    complete: rows.length === all.length,
  };
}
