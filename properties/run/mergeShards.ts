/** The shards of a run, put together: the same document, byte for byte, as the whole run's. */
import type {Claim} from '../../theory/claim/claim.ts';
import {InputError} from '../../theory/errors.ts';
import {unitAt, unitName} from './plan.ts';
import {resultReducer} from './resultReducer.ts';
import type {Run} from './runDocument.ts';
import {type LoadClaims, manifestDifference, restoreRun} from './runManifest.ts';
import type {ShardResult} from './shardResult.ts';

export interface NamedShard {
  /** Of the file, for messages. */
  readonly name: string;
  readonly result: ShardResult;
}

/** Every shard of one run, each once, each run to its end. */
function checkTogether(shards: readonly NamedShard[]): void {
  const [first] = shards;
  if (!first) throw new InputError('merge: parts: expected at least one, got none');
  const seen = new Map<number, string>();
  for (const {name, result} of shards) {
    const {shard, manifest, complete} = result;
    const differs = manifestDifference(first.result.manifest, manifest);
    if (differs)
      throw new InputError(`${name}: expected a part of the same run as ${first.name}; ${differs}`);
    if (shard.of !== first.result.shard.of)
      throw new InputError(
        `${name}: expected a shard of ${first.result.shard.of}, as ${first.name} is, got ${shard.index}/${shard.of}`,
      );
    const before = seen.get(shard.index);
    if (before) throw new InputError(`${name}: shard ${shard.index}/${shard.of} is in ${before} already`);
    seen.set(shard.index, name);
    if (!complete)
      throw new InputError(
        `${name}: expected a whole shard, got one that was stopped early; run --shard ${shard.index}/${shard.of} again`,
      );
  }
  const {of} = first.result.shard;
  const absent = Array.from({length: of}, (_, i) => i + 1).filter((index) => !seen.has(index));
  if (absent.length > 0)
    throw new InputError(`merge: expected all ${of} shards, got none for ${absent.slice(0, 10).join(', ')}`);
}

/** @throws InputError where shards are missing, double, unfinished or of different runs, or of another version */
export async function mergeShards(
  shards: readonly NamedShard[],
  load?: LoadClaims,
): Promise<{readonly run: Run; readonly claims: readonly Claim[]}> {
  checkTogether(shards);
  const prepared = await restoreRun(shards[0]!.result.manifest, {
    work: false,
    ...(load ? {load} : {}),
  });
  const reducer = resultReducer(prepared);
  for (const {name, result} of shards) {
    for (const [index, outcome] of result.units) {
      const unit = unitAt(prepared.plan, index);
      if (!unit)
        throw new InputError(`${name}: unit ${index}: expected one of this run's, got none so far on`);
      reducer.accept(unit, outcome);
    }
  }
  const missing = reducer.missing(3).map(unitName);
  if (missing.length > 0)
    throw new InputError(`merge: expected every unit of the run, got none for ${missing.join(', ')}`);
  return {run: reducer.document(true), claims: prepared.claims};
}
