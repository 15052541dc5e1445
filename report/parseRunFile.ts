import {experiments} from '../properties/experiments/index.ts';
import {trainDocument} from '../properties/experiments/trainDocument.ts';
import {parseJson} from '../properties/files/document.ts';
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

const KNOWN = 'what `check`, `mutants`, `hunt`, `experiment` or `train` prints with --json, or a fixture';

function kindOf(value: unknown, name: string): keyof typeof schemas {
  if (Array.isArray(value)) {
    if (value.length === 0) throw inputError(name, 'results', 'at least one', value);
    return 'hunt';
  }
  const {format, version} = (value ?? {}) as Record<string, unknown>;
  if (typeof format === 'string') {
    const known = Object.hasOwn(VERSIONS, format) ? VERSIONS[format] : undefined;
    if (!known)
      throw inputError(
        name,
        'format',
        `${Object.keys(VERSIONS).join(' | ')} | transferbound training | transferbound fixture`,
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
  throw new InputError(`${name}: expected ${KNOWN}, got another document`);
}

/**
 * Parses and validates one document.
 * @param name base name of the file, for messages and for the page
 * @throws InputError for text that is no JSON, unknown documents, later versions, missing or wrong fields
 */
export function parseRunFile(text: string, name: string): RunFile {
  const value = parseJson(text, name, KNOWN);
  const {format, command} = (value ?? {}) as Record<string, unknown>;
  if (format === 'transferbound fixture') return {name, kind: 'fixture', data: parseFixture(text, name)};
  if (format === 'transferbound training')
    return {name, kind: 'training', data: trainDocument.check(value, name)};
  const [, known] = /^transferbound experiment (\w+)/.exec(String(command)) ?? [];
  const experiment = experiments.find((one) => one.name === known);
  if (experiment) return {name, kind: 'experiment', experiment, data: experiment.document.check(value, name)};
  const kind = kindOf(value, name);
  const validate = validatorOf(kind);
  if (!validate(value)) throw schemaError(name, value, validate.errors?.[0]);
  return {name, kind, data: value} as unknown as RunFile;
}
