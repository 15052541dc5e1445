/** What to run next, as command lines that work from the same folder. */
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {claimFiles, replayCommand} from '../../report/claimFiles.ts';
import {mostSerious} from '../../report/mostSerious.ts';
import {inColumns} from './inColumns.ts';
import type {ShownRun} from './reporter.ts';

const NPX = 'npx transferbound';

/** What a command takes for a row's claim: its id, or its file; undefined where it is of one of several files. */
function claimWord(row: ResultRow): string | undefined {
  const files = claimFiles(row.command);
  return files.length > 1 ? undefined : (files[0] ?? row.claim);
}

type Step = readonly [command: string, why: string];

/** Of a command and what it takes; none where that is not known. */
const step = (command: string, word: string | undefined, why: string): Step[] =>
  word === undefined ? [] : [[`${NPX} ${command} ${word}`, why]];

function stepsOf({run, files}: ShownRun): Step[] {
  const row = mostSerious(run.results);
  if (row?.verdict === 'refuted') {
    const file = files.get(row);
    return [
      ...(file ? [[replayCommand(file, row.command), 'evaluate the counterexample again'] as const] : []),
      ...step('hunt', claimWord(row), 'look for a worse one'),
    ];
  }
  const own = run.results.find((one) => claimFiles(one.command).length > 0);
  const more =
    row?.verdict === 'untested' ? step('check', '--preset thorough', 'more samples, all worlds: hours') : [];
  if (own) return [...step('hunt', claimWord(own), 'search for its worst setting'), ...more];
  return [[`${NPX} mutants`, 'could these checks have failed?'], ...more];
}

/** Lines for the end of the screen, of at most `width` columns where the commands allow it. */
export function nextSteps(shown: ShownRun, width: number): string[] {
  const steps = stepsOf(shown);
  const lines = inColumns(steps.map(([command, why], i) => [i === 0 ? 'next:' : '', command, why]));
  if (lines.every((line) => line.length <= width)) return lines;
  // A long command stands alone, so that it can be copied.
  return inColumns(steps.map(([command], i) => [i === 0 ? 'next:' : '', command]));
}
