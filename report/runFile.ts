import {stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {type CertificateDocument, certificateDocument} from '../properties/certify/certificateDocument.ts';
import type {Experiment, ExperimentReport} from '../properties/experiments/experiment.ts';
import {experiments} from '../properties/experiments/index.ts';
import {type Training, trainDocument} from '../properties/experiments/trainDocument.ts';
import {type DocumentOf, parseJson} from '../properties/files/document.ts';
import {readText} from '../properties/files/textFile.ts';
import {type Fixture, parseFixture} from '../properties/fixtures/fixture.ts';
import {huntDocument} from '../properties/hunt/huntResult.ts';
import {scoreDocument} from '../properties/hunt/mutationScore.ts';
import {type Run, runDocument} from '../properties/run/runDocument.ts';
import {type SharpConstants, sharpDocument} from '../properties/sharpen/sharpDocument.ts';
import {InputError, inputError} from '../theory/errors.ts';

const KNOWN =
  'what `check`, `mutants`, `hunt`, `experiment`, `train`, `sharpen` or `certify` (of files) prints with --json, or a fixture';
const FORMATS = [
  'run',
  'hunt',
  'mutation score',
  'training',
  'certificate',
  'sharp constants',
  'fixture',
].map((what) => `transferbound ${what}`);

/** A run whose counts are possible ones: of its settings some were kept, of those some stayed undecided. */
function checkedRun(value: unknown, name: string): Run {
  const run = runDocument.check(value, name);
  for (const [i, {settings, kept, undecided}] of run.results.entries()) {
    const at = `results.${i}`;
    if (kept > settings)
      throw inputError(name, `${at}.kept`, `at most ${settings}, the settings tried`, kept);
    if (undecided > kept)
      throw inputError(name, `${at}.undecided`, `at most ${kept}, the settings kept`, undecided);
  }
  return run;
}

/**
 * Parses and validates one document.
 * @param name base name of the file, for messages and for the page
 * @throws InputError for text that is not JSON, unknown documents, later versions, missing or wrong fields
 */
export function parseRunFile(text: string, name: string): RunFile {
  const value = parseJson(text, name, KNOWN);
  const {format, command} = (value ?? {}) as Record<string, unknown>;
  if (Array.isArray(value) || format === 'transferbound hunt') {
    const {results} = huntDocument.check(value, name);
    if (results.length === 0) throw inputError(name, 'results', 'at least one', results);
    return {name, kind: 'hunt', data: results};
  }
  if (format === 'transferbound run') return {name, kind: 'run', data: checkedRun(value, name)};
  if (format === 'transferbound mutation score')
    return {name, kind: 'mutants', data: scoreDocument.check(value, name)};
  if (format === 'transferbound fixture') {
    const data = parseFixture(text, name);
    if (data.changed)
      throw inputError(
        name,
        'changed',
        'nothing: a fixture of a claim as it is stated',
        data.changed.constant,
      );
    return {name, kind: 'fixture', data};
  }
  if (format === 'transferbound training')
    return {name, kind: 'training', data: trainDocument.check(value, name)};
  if (format === 'transferbound certificate')
    return {name, kind: 'certificate', data: certificateDocument.check(value, name)};
  if (format === 'transferbound sharp constants')
    return {name, kind: 'sharp constants', data: sharpDocument.check(value, name)};
  if (typeof format === 'string') throw inputError(name, 'format', FORMATS.join(' | '), format);
  const [, known] = /^transferbound experiment (\w+)/.exec(String(command)) ?? [];
  const experiment = experiments.find((one) => one.name === known);
  if (!experiment) throw new InputError(`${name}: expected ${KNOWN}, got another document`);
  return {name, kind: 'experiment', experiment, data: experiment.document.check(value, name)};
}

/** Of a file, what is not in it. */
export interface Made {
  /** ISO 8601, in UTC. */
  readonly date?: string;
  /** As it was typed. */
  readonly command?: string;
  readonly milliseconds?: number;
  /** Of a fixture: where it is saved, from the folder where commands are run. */
  readonly path?: string;
}

/** A file by its base name and what is in it; infinities are numbers. */
export type RunFile = {readonly name: string; readonly made?: Made} & (
  | {readonly kind: 'run'; readonly data: Run}
  | {readonly kind: 'mutants'; readonly data: DocumentOf<typeof scoreDocument>}
  | {readonly kind: 'hunt'; readonly data: DocumentOf<typeof huntDocument>['results']}
  | {readonly kind: 'experiment'; readonly experiment: Experiment; readonly data: ExperimentReport}
  | {readonly kind: 'training'; readonly data: Training}
  | {readonly kind: 'certificate'; readonly data: CertificateDocument}
  | {readonly kind: 'sharp constants'; readonly data: SharpConstants}
  | {readonly kind: 'fixture'; readonly data: Fixture}
);

export async function readRunFile(file: string): Promise<RunFile> {
  const parsed = parseRunFile(await readText(file), basename(file));
  const {mtime} = await stat(file);
  return {...parsed, made: {date: mtime.toISOString()}};
}
