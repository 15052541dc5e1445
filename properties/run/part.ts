/** Part files: what one shard of a run came to, unit by unit. */
import {inputError} from '../../theory/errors.ts';
import {documentKind} from '../files/document.ts';
import {jsonText} from '../files/jsonText.ts';
import {anyObject, boolean, list, object, record, type TypeOf, text, tuple, whole} from '../files/schema.ts';
import type {RunIdentity} from './identity.ts';
import type {UnitOutcome} from './outcome.ts';
import type {Shard} from './shard.ts';

const place = {type: 'integer', minimum: 1} as const;
const schema = object({
  format: {const: 'transferbound part'},
  version: {const: 1},
  identity: object({
    package: text,
    names: list(text),
    files: record(text),
    claims: list(text),
    settings: anyObject,
    digits: boolean,
  }),
  shard: object({index: place, of: place}),
  /** False where the shard was stopped before its end. */
  complete: boolean,
  /** Places in the plan and what came of them, in that order. */
  units: list(
    tuple(whole, {
      anyOf: [object({rows: list(anyObject)}), object({result: anyObject}), object({error: anyObject})],
    }),
  ),
});

type Units = readonly (readonly [place: number, outcome: UnitOutcome])[];
export type Part = TypeOf<typeof schema, {readonly identity: RunIdentity; readonly units: Units}>;
const partDocument = documentKind<typeof schema, Part>('a part of a run, as check --shard writes', schema);

export function partOf(identity: RunIdentity, shard: Shard, units: Units, complete: boolean): Part {
  const sorted = [...units].sort(([a], [b]) => a - b);
  return {format: 'transferbound part', version: 1, identity, shard, complete, units: sorted};
}

/** One line a unit. */
export function partText({units, ...head}: Part): string {
  const lines = units.map((unit) => jsonText(unit, 0).trimEnd()).join(',\n');
  return `${jsonText(head, 0).trimEnd().slice(0, -1)},"units":[\n${lines}\n]}\n`;
}

/** @throws InputError where the file is not a part of a run */
export async function readPart(file: string): Promise<Part> {
  const part = await partDocument.read(file, file);
  const {shard, units} = part;
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
  return part;
}
