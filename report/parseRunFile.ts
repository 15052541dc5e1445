import {revived} from '../properties/files/jsonText.ts';
import {schemaError} from '../properties/files/schemaError.ts';
import {parseFixture} from '../properties/fixtures/fixture.ts';
import {InputError, inputError} from '../theory/errors.ts';
import type {RunFile} from './runFile.ts';
import {type schemas, validatorOf} from './runSchema.ts';

/** Newest version of each document that has one. */
const VERSIONS: Readonly<Record<string, {readonly kind: keyof typeof schemas; readonly version: number}>> = {
  'transferbound run': {kind: 'run', version: 1},
  'transferbound mutation score': {kind: 'mutants', version: 1},
};

const KNOWN =
  'what `check`, `mutants`, `hunt` or `experiment shrinkage | radreg | sweep` prints with --json, or a fixture';

function parsed(text: string, name: string): unknown {
  if (text.trim() === '') throw new InputError(`${name}: expected ${KNOWN}, got an empty file`);
  try {
    return JSON.parse(text, revived);
  } catch (error) {
    throw new InputError(
      `${name}: expected ${KNOWN}, got text that is no JSON, perhaps cut short (${(error as Error).message})`,
    );
  }
}

function kindOf(value: unknown, name: string): keyof typeof schemas {
  if (Array.isArray(value)) {
    if (value.length === 0) throw inputError(name, 'results', 'at least one', value);
    return 'hunt';
  }
  const {format, version, command} = (value ?? {}) as Record<string, unknown>;
  if (typeof format === 'string') {
    const known = Object.hasOwn(VERSIONS, format) ? VERSIONS[format] : undefined;
    if (!known)
      throw inputError(
        name,
        'format',
        `${Object.keys(VERSIONS).join(' | ')} | transferbound fixture`,
        format,
      );
    if (typeof version === 'number' && version > known.version) {
      throw inputError(
        name,
        'version',
        `at most ${known.version} (this one is of a later transferbound)`,
        version,
      );
    }
    if (version !== known.version) throw inputError(name, 'version', String(known.version), version);
    return known.kind;
  }
  const experiment = /^transferbound experiment (\w+)/.exec(typeof command === 'string' ? command : '')?.[1];
  if (experiment === 'radreg' || experiment === 'shrinkage' || experiment === 'sweep') return experiment;
  throw new InputError(`${name}: expected ${KNOWN}, got another document`);
}

/**
 * Parses and validates one document.
 * @param name base name of the file, for messages and for the page
 * @throws InputError for text that is no JSON, unknown documents, later versions, missing or wrong fields
 */
export function parseRunFile(text: string, name: string): RunFile {
  const value = parsed(text, name);
  if ((value as {format?: unknown} | null)?.format === 'transferbound fixture') {
    return {name, kind: 'fixture', data: parseFixture(text, name)};
  }
  const kind = kindOf(value, name);
  const validate = validatorOf(kind);
  if (!validate(value)) throw schemaError(name, value, validate.errors?.[0]);
  return {name, kind, data: value} as unknown as RunFile;
}
