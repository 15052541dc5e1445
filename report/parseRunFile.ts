import {experiments} from '../properties/experiments/index.ts';
import {trainDocument} from '../properties/experiments/trainDocument.ts';
import {parseJson} from '../properties/files/document.ts';
import {parseFixture} from '../properties/fixtures/fixture.ts';
import {huntDocument} from '../properties/hunt/huntResult.ts';
import {scoreDocument} from '../properties/hunt/mutationScore.ts';
import {runDocument} from '../properties/run/runDocument.ts';
import {InputError, inputError} from '../theory/errors.ts';
import type {RunFile} from './runFile.ts';

const KNOWN = 'what `check`, `mutants`, `hunt`, `experiment` or `train` prints with --json, or a fixture';
const FORMATS = ['run', 'mutation score', 'training', 'fixture'].map((what) => `transferbound ${what}`);

/**
 * Parses and validates one document.
 * @param name base name of the file, for messages and for the page
 * @throws InputError for text that is not JSON, unknown documents, later versions, missing or wrong fields
 */
export function parseRunFile(text: string, name: string): RunFile {
  const value = parseJson(text, name, KNOWN);
  if (Array.isArray(value)) {
    if (value.length === 0) throw inputError(name, 'results', 'at least one', value);
    return {name, kind: 'hunt', data: huntDocument.check(value, name)};
  }
  const {format, command} = (value ?? {}) as Record<string, unknown>;
  if (format === 'transferbound run') return {name, kind: 'run', data: runDocument.check(value, name)};
  if (format === 'transferbound mutation score')
    return {name, kind: 'mutants', data: scoreDocument.check(value, name)};
  if (format === 'transferbound fixture') return {name, kind: 'fixture', data: parseFixture(text, name)};
  if (format === 'transferbound training')
    return {name, kind: 'training', data: trainDocument.check(value, name)};
  if (typeof format === 'string') throw inputError(name, 'format', FORMATS.join(' | '), format);
  const [, known] = /^transferbound experiment (\w+)/.exec(String(command)) ?? [];
  const experiment = experiments.find((one) => one.name === known);
  if (!experiment) throw new InputError(`${name}: expected ${KNOWN}, got another document`);
  return {name, kind: 'experiment', experiment, data: experiment.document.check(value, name)};
}
