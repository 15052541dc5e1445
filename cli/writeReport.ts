/** The HTML report that `check`, `merge` and `distribute` leave. */
import {relative, resolve} from 'node:path';
import {jsonText} from '../properties/files/jsonText.ts';
import {writeFileAtomic} from '../properties/files/writeFileAtomic.ts';
import {committedFixtures} from '../report/committedFixtures.ts';
import {parseRunFile} from '../report/runFile.ts';
import {InputError} from '../theory/errors.ts';
import type {ShownRun} from './reporters/reporter.ts';

/** Where the report goes if nobody says. */
export const REPORT = 'transferbound-report.html';

/**
 * Writes the page of a run and says where it is, on the last line.
 * @param wanted its file; false for none. Undefined: REPORT, for people only, and not of a run that was interrupted
 * @throws InputError where a file that was asked for cannot be written
 */
export async function writeReport(
  {run, stopped}: ShownRun,
  wanted: string | false | undefined,
  forPeople: boolean,
): Promise<void> {
  const whole = run.complete || stopped !== undefined;
  if (wanted === false || (wanted === undefined && !(forPeople && whole))) return;
  const file = resolve(wanted ?? REPORT);
  const shown = relative(process.cwd(), file);
  const [witnesses, counterexamples] = await Promise.all([
    committedFixtures('witnesses'),
    committedFixtures('counterexamples'),
  ]);
  // Plots and formulas take as long to load as all the rest: by now the verdicts stand on the screen.
  const {reportPage} = await import('../report/reportPage.ts');
  const page = reportPage([parseRunFile(jsonText(run), 'this run')], {witnesses, counterexamples});
  try {
    await writeFileAtomic(file, page);
  } catch (error) {
    if (wanted !== undefined || !(error instanceof InputError)) throw error;
    // Nobody asked for it: a folder that cannot be written is no reason to fail.
    process.stderr.write(`no report: ${error.message}\n`);
    return;
  }
  if (forPeople) process.stdout.write(`report: ${shown}\n`);
}
