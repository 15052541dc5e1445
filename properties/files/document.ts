/**
 * Documents that we write and read: JSON with one schema, from which the type follows. Errors name the file, the place, what
 * was expected there and what came.
 */
import {createRequire} from 'node:module';
import {basename} from 'node:path';
import type {Ajv, ErrorObject, ValidateFunction} from 'ajv';
import {InputError, inputError} from '../../theory/errors.ts';
import {MOST_LEVELS, oddKey, tooDeep} from './jsonScan.ts';
import {revived} from './jsonText.ts';
import type {TypeOf} from './schema.ts';
import {readText} from './textFile.ts';

/** What a schema's complaint means for somebody who reads the file. */
const BOUNDS: Readonly<Record<string, string>> = {
  '>=': 'at least',
  '>': 'more than',
  '<=': 'at most',
  '<': 'less than',
};

function expectation({keyword, params, message}: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return `a value of type ${params['type']}`;
    case 'const':
      return JSON.stringify(params['allowedValue']);
    case 'enum':
      return `one of ${(params['allowedValues'] as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`;
    case 'minItems':
      return `at least ${params['limit']} entry`;
    case 'uniqueItems':
      return 'each entry once';
    case 'maxItems':
      return `at most ${params['limit']} entries`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `a number that is ${BOUNDS[params['comparison']]} ${params['limit']}`;
    default:
      return `a value that ${message ?? 'is valid'}`;
  }
}

function schemaError(name: string, value: unknown, error: ErrorObject | null | undefined): InputError {
  if (!error) return inputError(name, 'document', 'a valid one', value);
  const path = error.instancePath.split('/').slice(1);
  const at = (...more: string[]) => [...path, ...more].join('.') || 'document';
  let came: unknown = value;
  for (const key of path) came = (came as Record<string, unknown> | undefined)?.[key];
  switch (error.keyword) {
    case 'required':
      return inputError(name, at(String(error.params['missingProperty'])), 'this property', undefined);
    case 'additionalProperties':
      return inputError(name, at(String(error.params['additionalProperty'])), 'no such property', came);
    default:
      return inputError(name, at(), expectation(error), came);
  }
}

/**
 * The value of a JSON text, infinities and NaN as numbers.
 *
 * @param name of the file, for messages
 * @param what was expected there: `a fixture, as hunt --save writes`
 * @throws InputError for an empty text, one that is not JSON, an object that has a property twice
 *   or one called `__proto__`
 */
export function parseJson(source: string, name: string, what: string): unknown {
  if (source.trim() === '') throw new InputError(`${name}: expected ${what}, got an empty file`);
  if (tooDeep(source))
    throw new InputError(
      `${name}: expected ${what}, got a text with more than ${MOST_LEVELS.toLocaleString('en')} levels of brackets`,
    );
  let value: unknown;
  try {
    value = JSON.parse(source, revived);
  } catch (error) {
    throw new InputError(
      `${name}: expected ${what}, got text that is not JSON, perhaps cut short (${(error as Error).message})`,
    );
  }
  const odd = oddKey(source);
  if (odd) throw inputError(name, ...odd);
  return value;
}

let ajv: Ajv | undefined;
const compiled = new WeakMap<object, ValidateFunction>();

/** Ajv is loaded, and a schema compiled, at its first use: most commands read no document. */
function validatorOf(schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  const {Ajv: Made} = createRequire(import.meta.url)('ajv') as typeof import('ajv');
  // loopEnum 0: an enum compares by Ajv's own equality, under which NaN is NaN.
  ajv ??= new Made({allErrors: false, strict: false, strictNumbers: true, loopEnum: 0, discriminator: true});
  const made = ajv.compile(schema);
  compiled.set(schema, made);
  return made;
}

/** Whether a value is what a schema describes. */
export const matches = <S extends object>(schema: S, value: unknown): value is TypeOf<S> =>
  validatorOf(schema)(value);

interface Versioned {
  readonly properties?: {readonly version?: {readonly const?: number}};
}

export interface DocumentKind<T> {
  readonly what: string;
  readonly schema: object;
  /** The value, upgraded where it is of an earlier version. @throws InputError where it is of a later version, or does not match the schema */
  readonly check: (value: unknown, name: string) => T;
  /** @throws InputError as `check` does, and where the text is not JSON or has a property twice in one object */
  readonly parse: (source: string, name: string) => T;
  /** @throws InputError as `parse` does, and where the file cannot be read */
  readonly read: (file: string, name?: string) => Promise<T>;
}

/**
 * A kind of document.
 *
 * @param what it is and where it comes from, for messages: `a baseline, as regress --update writes`
 * @param schema JSON Schema, a constant; where it has `properties.version.const`, later versions are named as such
 * @param upgrade makes of a document of an earlier version what it would be today, before the schema is looked at
 * @example
 * const shard = documentKind('a shard', object({format: {const: 'shard'}, index: whole}));
 * type Shard = DocumentOf<typeof shard>; // {readonly format: 'shard'; readonly index: number}
 * shard.parse('{"format": "shard", "index": 1}', 'shard.json').index;
 */
export function documentKind<const S extends object, T = TypeOf<S>>(
  what: string,
  schema: S,
  upgrade: (value: unknown) => unknown = (value) => value,
): DocumentKind<T> {
  const newest = (schema as Versioned).properties?.version?.const;
  const versionOf = (value: unknown) => (value as {readonly version?: unknown} | null)?.version;
  const check = (given: unknown, name: string): T => {
    // Before anything is asked of the document: what a later version has is not for this one to complain about.
    const version = versionOf(given);
    if (typeof version === 'number' && newest !== undefined && version > newest) {
      throw inputError(name, 'version', `at most ${newest} (this one is of a later transferbound)`, version);
    }
    const value = upgrade(given);
    const upgraded = versionOf(value);
    if (newest !== undefined && upgraded !== undefined && upgraded !== newest)
      throw inputError(name, 'version', String(newest), upgraded);
    if (validatorOf(schema)(value)) return value as T;
    throw schemaError(name, value, validatorOf(schema).errors?.[0]);
  };
  const parse = (source: string, name: string) => check(parseJson(source, name, what), name);
  const read = async (file: string, name = basename(file)) => parse(await readText(file), name);
  return {what, schema, check, parse, read};
}

/** The type of a kind's documents. */
export type DocumentOf<D> = D extends DocumentKind<infer T> ? T : never;
