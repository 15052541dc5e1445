/** What to run next, as command lines that work from the same folder. */
import {looksLikeFile} from '../../properties/claimRegistry/loadClaims.ts';
import {quoted} from '../../properties/files/quoted.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {inColumns} from './inColumns.ts';
import {mostSerious} from './mostSerious.ts';
import type {ShownRun} from './reporter.ts';

const NPX = 'npx transferbound';

/** The claim files of the command that repeats a row, as it quotes them; none for built-in claims. */
export function claimFiles({command = ''}: Pick<ResultRow, 'command'>): string[] {
  const [, words = ''] = /^transferbound check (.*?) --seed /.exec(command) ?? [];
  const all = words.match(/'(?:[^']|'\\'')*'|\S+/g) ?? [];
  return all.filter((word) => looksLikeFile(word.replace(/^'|'$/g, '')));
}

/** The command that evaluates a saved counterexample again. */
export function replayCommand(file: string, row: Pick<ResultRow, 'command'>): string {
  const claims = claimFiles(row).map((name) => ` --claims ${name}`);
  return `${NPX} replay ${quoted(file)}${claims.join('')}`;
}

/** The same of what a hunt found, of a claim that its command line calls so. */
export const replayHunted = (file: string, name: string): string =>
  replayCommand(file, {command: `transferbound check ${quoted(name)} --seed 1`});

/** What a command takes for a row's claim: its id, or its file; undefined where it is of one of several files. */
function claimWord(row: ResultRow): string | undefined {
  const files = claimFiles(row);
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
      ...(file ? [[replayCommand(file, row), 'evaluate the counterexample again'] as const] : []),
      ...step('hunt', claimWord(row), 'look for a worse one'),
    ];
  }
  const own = run.results.find((one) => claimFiles(one).length > 0);
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
