/** Files of shards: what one shard of a run came to, unit by unit. */
import {createHash} from 'node:crypto';
import {inputError} from '../../theory/errors.ts';
import {documentKind} from '../files/document.ts';
import {jsonText} from '../files/jsonText.ts';
import {anyObject, boolean, closed, list, record, type TypeOf, text, tuple, whole} from '../files/schema.ts';
import {readText} from '../files/textFile.ts';
import type {UnitOutcome} from './executor.ts';
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

const place = {type: 'integer', minimum: 1} as const;
const schema = closed(
  {
    format: {const: 'transferbound part'},
    version: {const: 2},
    manifest: closed(
      {
        package: text,
        names: list(text),
        files: record(text),
        claims: list(text),
        settings: anyObject,
        data: list(text),
      },
      {backend: closed({name: text, version: text})},
    ),
    shard: closed({index: place, of: place}),
    /** False where the shard was stopped before its end. */
    complete: boolean,
    /** Places in the plan and what came of them, in that order. */
    units: list(tuple(whole, {anyOf: [closed({rows: list(anyObject)}), closed({error: anyObject})]})),
  },
  {
    /** Of the text before it. */
    sha256: text,
  },
);

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

const sumOf = (body: string): string => createHash('sha256').update(body).digest('hex');

/** One line per unit, and the SHA-256 of all text before it. */
export function shardText({units, ...head}: ShardResult): string {
  // A shard that was read brings the sum of its own file.
  const {sha256: _, ...rest} = head as typeof head & {readonly sha256?: string};
  const lines = units.map((unit) => jsonText(unit, 0).trimEnd()).join(',\n');
  const body = `${jsonText(rest, 0).trimEnd().slice(0, -1)},"units":[\n${lines}\n]`;
  return `${body},"sha256":"${sumOf(body)}"}\n`;
}

/** A bit that flips in a number or in the name of a term leaves a valid document of other evidence. */
function checkSum(source: string, file: string): void {
  const [tail = '', sum] = /,"sha256":"([0-9a-f]{64})"\}\n$/.exec(source) ?? [];
  if (sum === undefined || sumOf(source.slice(0, source.length - tail.length)) !== sum)
    throw inputError(file, 'sha256', 'the checksum of the text before it', sum ?? 'none');
}

/** @throws InputError where the file is not a shard of a run */
export async function readShard(file: string): Promise<ShardResult> {
  const source = await readText(file);
  const result = shardDocument.parse(source, file);
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
  checkSum(source, file);
  return result;
}
