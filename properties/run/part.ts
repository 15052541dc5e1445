/** Part files: what one shard of a run came to, unit by unit. */
import {readFile} from 'node:fs/promises';
import {InputError} from '../../theory/errors.ts';
import {jsonText} from '../files/jsonText.ts';
import type {RunIdentity} from './identity.ts';
import {revived, type UnitOutcome} from './outcome.ts';
import type {Shard} from './shard.ts';

export const PART_VERSION = 1;

export interface Part {
  readonly format: 'transferbound part';
  readonly version: typeof PART_VERSION;
  readonly identity: RunIdentity;
  readonly shard: Shard;
  /** False where the shard was stopped before its end. */
  readonly complete: boolean;
  /** Places in the plan and what came of them, in that order. */
  readonly units: readonly (readonly [number, UnitOutcome])[];
}

export function partOf(
  identity: RunIdentity,
  shard: Shard,
  units: readonly (readonly [number, UnitOutcome])[],
  complete: boolean,
): Part {
  const sorted = [...units].sort(([a], [b]) => a - b);
  return {format: 'transferbound part', version: PART_VERSION, identity, shard, complete, units: sorted};
}

/** One line a unit. */
export function partText({units, ...head}: Part): string {
  const lines = units.map((unit) => jsonText(unit, 0).trimEnd()).join(',\n');
  return `${jsonText(head, 0).trimEnd().slice(0, -1)},"units":[\n${lines}\n]}\n`;
}

const isWhole = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

function checkPart(name: string, value: Partial<Part> | null): Part {
  const refuse = (what: string, expected: string, came: unknown): never => {
    throw new InputError(`${name}: ${what}: expected ${expected}, got ${JSON.stringify(came)?.slice(0, 60)}`);
  };
  if (value?.format !== 'transferbound part')
    refuse('format', '"transferbound part", as check --shard writes', value?.format);
  const {version, identity, shard, complete, units} = value as Part;
  if (version !== PART_VERSION) refuse('version', `${PART_VERSION}`, version);
  if (typeof identity?.package !== 'string' || !Array.isArray(identity.claims) || !identity.settings)
    refuse('identity', 'what the run was', identity);
  if (!(isWhole(shard?.index) && isWhole(shard.of) && shard.index >= 1 && shard.index <= shard.of))
    refuse('shard', '1 <= index <= of', shard);
  if (typeof complete !== 'boolean') refuse('complete', 'true or false', complete);
  if (!Array.isArray(units)) refuse('units', 'a list', units);
  let last = -1;
  for (const unit of units as readonly unknown[]) {
    const [index, outcome] = Array.isArray(unit) ? (unit as [unknown, unknown]) : [];
    if (!isWhole(index) || index <= last || index % shard.of !== shard.index - 1)
      refuse('units', `places of shard ${shard.index}/${shard.of} in increasing order`, index);
    last = index as number;
    const {rows, result} = (outcome ?? {}) as {rows?: unknown; result?: unknown};
    if (!Array.isArray(rows) && typeof result !== 'object')
      refuse(`unit ${index}`, 'rows or a result', outcome);
  }
  return value as Part;
}

/** @throws InputError where the file is no part of a run */
export async function readPart(file: string): Promise<Part> {
  let value: Partial<Part> | null;
  try {
    value = JSON.parse(await readFile(file, 'utf8'), revived) as Partial<Part> | null;
  } catch (error) {
    throw new InputError(
      `${file}: expected a readable part in JSON, got ${(error as Error).message.split(',')[0]}`,
    );
  }
  return checkPart(file, value);
}
