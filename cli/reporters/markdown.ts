/** `--reporter markdown`: the summary for a page, an issue or the step summary of a workflow. */
import {percent, short} from '../../properties/files/format.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {NO_PASS, severity} from '../../properties/record/verdictWords.ts';
import {replayCommand} from '../../report/claimFiles.ts';
import {because} from '../../report/mostSerious.ts';
import {plainStyle} from '../terminal.ts';
import {counterexampleText} from './counterexampleText.ts';
import {matrixText} from './matrixText.ts';
import type {Reporter, ShownRun} from './reporter.ts';
import {counts, firstLine, headline, notes} from './summary.ts';

/** More counterexamples than these are left to the report; GitHub takes 1 MiB of summary. */
const MOST_SHOWN = 5;

/** Text of somebody else in a page: no markup, no new cell, no new line. */
const plain = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_|[\]$~]/g, '\\$&');

function table(head: readonly string[], rows: readonly (readonly string[])[], words = 1): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i < words ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

const openRows = (results: readonly ResultRow[]): ResultRow[] =>
  results
    .filter(({verdict}) => verdict === 'refuted' || NO_PASS.includes(verdict))
    .sort((a, b) => severity(b.verdict) - severity(a.verdict));

/** Every row that is no pass, the most severe first, with why. */
function openTable(results: readonly ResultRow[]): string[] {
  const rows = openRows(results);
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [
    plain(row.claim),
    plain(row.world),
    row.verdict,
    plain(because(row)),
    percent(row.kept, row.settings),
    short(row.tightest?.ratio, 'down'),
  ]);
  const of = table(['claim', 'world', 'verdict', 'why', 'kept', 'tightest'], cells, 4);
  return [`<details><summary>${rows.length} rows that are no pass</summary>\n\n${of}\n\n</details>`];
}

/** Indented text is code: nothing in it can end it. */
const code = (lines: readonly string[]): string => lines.map((line) => `    ${line}`).join('\n');

function found({run, files}: ShownRun): string[] {
  const refuted = run.results.filter(({counterexample}) => counterexample !== undefined);
  return refuted.slice(0, MOST_SHOWN).map((row) => {
    const file = files.get(row);
    const lines = counterexampleText(row.counterexample!, plainStyle.width);
    const again = file ? `\n\n${code([replayCommand(file, row.command)])}` : '';
    return `#### ${plain(row.claim)} on ${plain(row.world)}\n\n${code(lines)}${again}`;
  });
}

export const markdown: Reporter = {
  name: 'markdown',
  about: 'the summary as Markdown',
  alone: false,
  text(shown) {
    const {head, rows, words, more} = matrixText(shown, plainStyle, {folded: false, extras: true});
    const matrix = table(
      head,
      rows.map((cells) => cells.map(plain)),
      words,
    );
    const parts = [
      `### ${plain(headline(shown))}`,
      `**${plain(firstLine(shown, plainStyle))}**`,
      matrix,
      ...(more > 0 ? [`and ${more} more`] : []),
      counts(shown.run, plainStyle),
      notes(shown)
        .map((note) => `- ${plain(note)}`)
        .join('\n'),
      ...openTable(shown.run.results),
      ...found(shown),
    ];
    return `${parts.join('\n\n')}\n`;
  },
};
