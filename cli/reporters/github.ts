/** `--reporter github`: annotations of a workflow run, and its step summary. */
import {appendFile} from 'node:fs/promises';
import {plural} from '../../properties/files/format.ts';
import type {ClaimVerdict, ResultRow} from '../../properties/record/resultRow.ts';
import {NO_PASS} from '../../properties/record/verdictWords.ts';
import {claimFiles, replayCommand} from '../../report/claimFiles.ts';
import {because} from '../../report/mostSerious.ts';
import {plainStyle} from '../terminal.ts';
import {counterexampleText} from './counterexampleText.ts';
import {markdown} from './markdown.ts';
import type {Reporter, ShownRun} from './reporter.ts';

/** GitHub shows ten annotations of a kind per step. */
const MOST_ANNOTATIONS = 9;
const MOST_NAMED = 12;

const message = (text: string): string =>
  text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => message(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly lines: readonly string[];
  readonly file?: string;
}

function written({level, title, lines, file}: Annotation): string {
  const at = file === undefined ? '' : `file=${property(file)},`;
  return `::${level} ${at}title=${property(title)}::${message(lines.join('\n'))}`;
}

function refuted(row: ResultRow, {files}: ShownRun): Annotation {
  const saved = files.get(row);
  const [own, ...others] = claimFiles(row.command);
  return {
    level: 'error',
    title: `${row.claim} is refuted`,
    lines: [
      `on ${row.world}: ${because(row)}`,
      ...(row.counterexample ? counterexampleText(row.counterexample, plainStyle.width) : []),
      ...(saved ? [replayCommand(saved, row.command)] : []),
    ],
    ...(own !== undefined && others.length === 0
      ? {file: own.replace(/^'|'$/g, '').replace(/^\.\//, '')}
      : {}),
  };
}

/** All rows of one verdict that is no pass: there may be many. */
function open(verdict: ClaimVerdict, {run, strict}: ShownRun): Annotation[] {
  const rows = run.results.filter((row) => row.verdict === verdict);
  if (rows.length === 0) return [];
  const more = rows.length > MOST_NAMED ? [`and ${rows.length - MOST_NAMED} more`] : [];
  const named = rows.slice(0, MOST_NAMED).map((row) => `${row.claim} on ${row.world}: ${because(row)}`);
  const title = `${plural(rows.length, 'row')} ${verdict}`;
  return [{level: strict ? 'error' : 'warning', title, lines: [...named, ...more]}];
}

export const github: Reporter = {
  name: 'github',
  about: 'annotations of a GitHub workflow, and its step summary',
  alone: false,
  text(shown) {
    const {results, skipped} = shown.run;
    const all = results.filter(({verdict}) => verdict === 'refuted');
    const beyond = all.length - MOST_ANNOTATIONS;
    const annotations = [
      ...all.slice(0, MOST_ANNOTATIONS).map((row) => refuted(row, shown)),
      ...(beyond > 0
        ? [
            {
              level: 'error',
              title: `${beyond} more refuted`,
              lines: all.slice(MOST_ANNOTATIONS).map(({claim}) => claim),
            } as const,
          ]
        : []),
      ...NO_PASS.flatMap((verdict) => open(verdict, shown)),
      ...(skipped.length > 0 ? [{level: 'notice', title: 'worlds skipped', lines: skipped} as const] : []),
    ];
    return annotations.map((one) => `${written(one)}\n`).join('');
  },
};

/** Adds the run to the step summary of a workflow, where there is one. */
export async function addStepSummary(shown: ShownRun): Promise<void> {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  try {
    await appendFile(file, `${markdown.text(shown, plainStyle)}\n`);
  } catch (error) {
    // The verdict does not hang on it.
    process.stderr.write(`no step summary: ${error instanceof Error ? error.message : error}\n`);
  }
}
