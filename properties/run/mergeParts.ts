/** The parts of a sharded run, put together: the same document, byte for byte, as the whole run's. */
import type {Claim} from '../../theory/claim/claim.ts';
import {InputError} from '../../theory/errors.ts';
import {newFold} from './fold.ts';
import {adoptRun, identityDifference} from './identity.ts';
import type {Part} from './part.ts';
import {unitAt, unitName} from './plan.ts';
import {type Run, runDocument} from './run.ts';

export interface NamedPart {
  /** Of the file, for messages. */
  readonly name: string;
  readonly part: Part;
}

/** Every shard of one run, each once, each run to its end. */
function checkTogether(parts: readonly NamedPart[]): void {
  const [first] = parts;
  if (!first) throw new InputError('merge: parts: expected at least one, got none');
  const seen = new Map<number, string>();
  for (const {name, part} of parts) {
    const {shard, identity, complete} = part;
    const differs = identityDifference(first.part.identity, identity);
    if (differs)
      throw new InputError(`${name}: expected a part of the same run as ${first.name}; ${differs}`);
    if (shard.of !== first.part.shard.of)
      throw new InputError(
        `${name}: expected a shard of ${first.part.shard.of}, as ${first.name} is, got ${shard.index}/${shard.of}`,
      );
    const before = seen.get(shard.index);
    if (before) throw new InputError(`${name}: shard ${shard.index}/${shard.of} is in ${before} already`);
    seen.set(shard.index, name);
    if (!complete)
      throw new InputError(
        `${name}: expected a whole shard, got one that was stopped early; run --shard ${shard.index}/${shard.of} again`,
      );
  }
  const {of} = first.part.shard;
  const absent = Array.from({length: of}, (_, i) => i + 1).filter((index) => !seen.has(index));
  if (absent.length > 0)
    throw new InputError(`merge: expected all ${of} shards, got none for ${absent.slice(0, 10).join(', ')}`);
}

/** @throws InputError where shards are missing, double, unfinished or of different runs, or of another version */
export async function mergeParts(
  parts: readonly NamedPart[],
): Promise<{readonly run: Run; readonly claims: readonly Claim[]}> {
  checkTogether(parts);
  const prepared = await adoptRun(parts[0]!.part.identity, {work: false});
  const fold = newFold(prepared.plan);
  for (const {name, part} of parts) {
    for (const [index, outcome] of part.units) {
      const unit = unitAt(prepared.plan, index);
      if (!unit)
        throw new InputError(`${name}: unit ${index}: expected one of this run's, got none so far on`);
      fold.accept(unit, outcome);
    }
  }
  const missing = fold.missing(3).map(unitName);
  if (missing.length > 0)
    throw new InputError(`merge: expected every unit of the run, got none for ${missing.join(', ')}`);
  return {run: runDocument(prepared, fold, true), claims: prepared.claims};
}
