/** `--reporter junit`: a test case per claim and world, as CI servers read it. */
import {count} from '../../properties/files/format.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {NO_PASS} from '../../properties/record/verdictWords.ts';
import {replayCommand} from '../../report/claimFiles.ts';
import {because} from '../../report/mostSerious.ts';
import {plainStyle} from '../terminal.ts';
import {counterexampleText} from './counterexampleText.ts';
import type {Reporter, ShownRun} from './reporter.ts';

const ENTITIES: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

/** What XML 1.0 has no way to write, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, '\uFFFD')
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The body of an element keeps its lines. */
const body = (lines: readonly string[]): string => lines.map(escaped).join('\n');

type Outcome = 'failure' | 'skipped' | 'pass';

/** What is no pass fails only where the run is strict about it. */
function outcomeOf({verdict}: ResultRow, strict: boolean): Outcome {
  if (verdict === 'refuted') return 'failure';
  if (!NO_PASS.includes(verdict)) return 'pass';
  return strict ? 'failure' : 'skipped';
}

function testCase(row: ResultRow, {files, strict}: ShownRun): string {
  const {claim, world, verdict, counterexample, settings, kept} = row;
  const opening = `<testcase classname="${escaped(`transferbound.${world}`)}" name="${escaped(claim)}" assertions="${kept}"`;
  const outcome = outcomeOf(row, strict);
  const message = `message="${escaped(`${verdict}: ${because(row)}`)}"`;
  if (outcome === 'pass') return `    ${opening}/>`;
  if (outcome === 'skipped') return `    ${opening}><skipped ${message}/></testcase>`;
  const file = files.get(row);
  const lines = [
    `${claim} on ${world}: ${verdict} after ${count(settings)} settings`,
    ...(counterexample ? counterexampleText(counterexample, plainStyle.width) : []),
    ...(file ? [replayCommand(file, row.command)] : []),
    ...(row.command === undefined ? [] : [`npx ${row.command}`]),
  ];
  return `    ${opening}><failure type="${verdict}" ${message}>${body(lines)}</failure></testcase>`;
}

/** How many tests, failures and skipped ones. */
function totals(rows: readonly ResultRow[], strict: boolean): string {
  const number = (wanted: Outcome) => rows.filter((row) => outcomeOf(row, strict) === wanted).length;
  return `tests="${rows.length}" failures="${number('failure')}" errors="0" skipped="${number('skipped')}"`;
}

export const junit: Reporter = {
  name: 'junit',
  about: 'JUnit XML, a test case per claim and world; vacuous, untested and undecided are skipped',
  alone: true,
  text(shown) {
    const {run, strict, milliseconds} = shown;
    const time = milliseconds === undefined ? '' : ` time="${(milliseconds / 1000).toFixed(3)}"`;
    const suites = [...new Set(run.results.map(({world}) => world))].map((world) => {
      const rows = run.results.filter((row) => row.world === world);
      return `  <testsuite name="${escaped(world)}" ${totals(rows, strict)}>\n${rows.map((row) => testCase(row, shown)).join('\n')}\n  </testsuite>\n`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="transferbound" ${totals(run.results, strict)}${time}>\n${suites.join('')}</testsuites>\n`;
  },
};
