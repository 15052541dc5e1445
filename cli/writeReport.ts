/** The HTML report that `check`, `merge` and `distribute` leave. */
import {basename, relative, resolve} from 'node:path';
import {jsonText, revived} from '../properties/files/jsonText.ts';
import {quoted} from '../properties/files/quoted.ts';
import {writeFileAtomic} from '../properties/files/writeFileAtomic.ts';
import {committedFixtures} from '../report/committedFixtures.ts';
import {type Made, parseRunFile} from '../report/runFile.ts';
import {InputError} from '../theory/errors.ts';
import type {ShownRun} from './reporters/reporter.ts';

/** A fixture that is written with it: its file and text. */
export type Saved = readonly [file: string, text: string];

/** Where the report goes if nobody says. */
export const REPORT = 'transferbound-report.html';

/**
 * Writes the page of a run and says where it is, on the last line.
 * @param wanted its file; false for none. Undefined: REPORT, for people only, and not of a run that was interrupted
 * @throws InputError where a file that was asked for cannot be written
 */
export async function writeReport(
  shown: ShownRun,
  fixtures: readonly Saved[],
  wanted: string | false | undefined,
  forPeople: boolean,
): Promise<void> {
  const {run, stopped, claims, milliseconds} = shown;
  const whole = run.complete || stopped !== undefined;
  if (wanted === false || (wanted === undefined && !(forPeople && whole))) return;
  const file = resolve(wanted ?? REPORT);
  const named = new Set(run.results.map(({claim}) => claim));
  const [witnesses, counterexamples] = await Promise.all([
    committedFixtures('witnesses', named),
    committedFixtures('counterexamples', named),
  ]);
  // Plots and formulas take as long to load as all the rest: by now the verdicts stand on the screen.
  const {reportPage} = await import('../report/reportPage.ts');
  const made: Made = {
    date: new Date().toISOString(),
    command: ['transferbound', ...process.argv.slice(2)].map(quoted).join(' '),
    ...(milliseconds === undefined ? {} : {milliseconds}),
  };
  const saved = fixtures.map(([path, text]) => ({...parseRunFile(text, basename(path)), made: {path}}));
  // As a file of it would be read; it needs no check, as it was made here.
  const data = JSON.parse(jsonText(run), revived) as typeof run;
  const files = [{name: 'this run', kind: 'run', data, made} as const, ...saved];
  const page = reportPage(files, {witnesses, counterexamples}, claims);
  try {
    await writeFileAtomic(file, page);
  } catch (error) {
    if (wanted !== undefined || !(error instanceof InputError)) throw error;
    // Nobody asked for it: a folder that cannot be written is no reason to fail.
    process.stderr.write(`no report: ${error.message}\n`);
    return;
  }
  if (forPeople) process.stdout.write(`report: ${relative(process.cwd(), file)}\n`);
}
