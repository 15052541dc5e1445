/** Files of shards: what one shard of a run came to, unit by unit. */
import {inputError} from '../../theory/errors.ts';
import {documentKind} from '../files/document.ts';
import {jsonText} from '../files/jsonText.ts';
import {anyObject, boolean, list, object, record, type TypeOf, text, tuple, whole} from '../files/schema.ts';
import type {UnitOutcome} from './executor.ts';
import type {Plan, Unit} from './plan.ts';
import type {RunManifest} from './runManifest.ts';

/** Every n-th unit of a run. */
export interface Shard {
  /** 1, ..., of */
  readonly index: number;
  readonly of: number;
}

export const WHOLE: Shard = {index: 1, of: 1};

/** `2/3` as the second of three shards. */
export function parseShard(text: string): Shard {
  const [, index, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (!(index && of && index <= of)) throw inputError('shard', 'i/n', 'as in 2/3, with 1 <= i <= n', text);
  return {index, of};
}

/** The shard's units in the order of the plan; a group is left once its next unit is not needed. */
export function* unitsOf(
  {groups}: Plan,
  {index, of}: Shard,
  needed: (unit: Unit) => boolean,
): Generator<Unit, undefined> {
  for (const group of groups) {
    const first = (((index - 1 - group.before) % of) + of) % of;
    for (let at = first; at < group.batches; at += of) {
      const unit = {group, at};
      if (!needed(unit)) break;
      yield unit;
    }
  }
}

const place = {type: 'integer', minimum: 1} as const;
const schema = object({
  format: {const: 'transferbound part'},
  version: {const: 2},
  manifest: object({
    package: text,
    names: list(text),
    files: record(text),
    claims: list(text),
    settings: anyObject,
    data: list(text),
  }),
  shard: object({index: place, of: place}),
  /** False where the shard was stopped before its end. */
  complete: boolean,
  /** Places in the plan and what came of them, in that order. */
  units: list(tuple(whole, {anyOf: [object({rows: list(anyObject)}), object({error: anyObject})]})),
});

type Units = readonly (readonly [place: number, outcome: UnitOutcome])[];
export type ShardResult = TypeOf<typeof schema, {readonly manifest: RunManifest; readonly units: Units}>;
const shardDocument = documentKind<typeof schema, ShardResult>(
  'a shard of a run, as check --shard writes',
  schema,
);

export function shardResult(
  manifest: RunManifest,
  shard: Shard,
  units: Units,
  complete: boolean,
): ShardResult {
  const sorted = [...units].sort(([a], [b]) => a - b);
  return {format: 'transferbound part', version: 2, manifest, shard, complete, units: sorted};
}

/** One line per unit. */
export function shardText({units, ...head}: ShardResult): string {
  const lines = units.map((unit) => jsonText(unit, 0).trimEnd()).join(',\n');
  return `${jsonText(head, 0).trimEnd().slice(0, -1)},"units":[\n${lines}\n]}\n`;
}

/** @throws InputError where the file is not a shard of a run */
export async function readShard(file: string): Promise<ShardResult> {
  const result = await shardDocument.read(file, file);
  const {shard, units} = result;
  if (shard.index > shard.of) throw inputError(file, 'shard', '1 <= index <= of', shard);
  let last = -1;
  for (const [index] of units) {
    if (index <= last || index % shard.of !== shard.index - 1)
      throw inputError(
        file,
        'units',
        `places of shard ${shard.index}/${shard.of} in increasing order`,
        index,
      );
    last = index;
  }
  return result;
}
