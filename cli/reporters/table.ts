/** `--reporter table`: one row per claim and world, with everything that the run says of it. */
import Table from 'cli-table3';
import {count, percent, plural, short} from '../../properties/files/format.ts';
import {encoderLines} from '../../properties/record/encoderWords.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {VERDICTS} from '../../properties/record/verdictWords.ts';
import type {TextStyle} from '../terminal.ts';
import {COLOURS} from './colours.ts';
import type {Reporter, ShownRun} from './reporter.ts';

const HEAD = [
  'claim',
  'world',
  'verdict',
  'settings',
  'kept',
  'undecided',
  'smallest slack',
  'tightest lhs/rhs',
  'vacuous',
  'trivial',
  'informative',
];

function resultTable(results: readonly ResultRow[], {paint}: TextStyle): string {
  const table = new Table({
    head: HEAD.map((name) => paint('bold', name)),
    colAligns: ['left', 'left', 'left', ...Array.from({length: 8}, () => 'right' as const)],
    style: {head: [], border: [], compact: true},
  });
  for (const result of results) {
    const {levels, vacuous} = result;
    table.push([
      result.claim,
      result.world,
      paint(COLOURS[result.verdict], result.verdict),
      count(result.settings),
      percent(result.kept, result.settings),
      count(result.undecided),
      short(result.slack),
      short(result.tightest?.ratio, 'down'),
      vacuous ? percent(vacuous.settings, vacuous.of) : '-',
      levels ? percent(levels.trivial, levels.of) : '-',
      levels ? percent(levels.informative, levels.of) : '-',
    ]);
  }
  return table.toString();
}

/** One line per row where settings were left out: which hypothesis was not met, how often, and by how much. */
function failedHypotheses(results: readonly ResultRow[]): string[] {
  return results.flatMap(({claim, world, failed, measured, settings}) => {
    const often = Object.entries(failed).map(([name, times]) => {
      const by = measured?.[name];
      const much = by ? ` (${by.of} ${short(by.from)} to ${short(by.to)})` : '';
      return `${percent(times, settings)} "${name}"${much}`;
    });
    return often.length > 0
      ? [`${claim} on ${world}: settings left out, hypothesis not met: ${often.join(', ')}`]
      : [];
  });
}

/** Bounds that are vacuous on some settings, by the term that is the largest most often. */
function vacuousBounds(results: readonly ResultRow[]): string[] {
  const rows = new Map<string, string[]>();
  for (const {claim, world, vacuous} of results) {
    if (vacuous?.term === undefined) continue;
    const row = `${claim} on ${world} (${percent(vacuous.settings, vacuous.of)})`;
    rows.set(vacuous.term, [...(rows.get(vacuous.term) ?? []), row]);
  }
  return [...rows].map(([term, of]) => `vacuous mostly by ${term}: ${of.join(', ')}`);
}

/** Bounds too near to what no training gives for their enclosures to tell whether they are below it. */
function openLevels(results: readonly ResultRow[]): string[] {
  return results.flatMap(({claim, world, levels}) =>
    levels && levels.undecided > 0
      ? [`${claim} on ${world}: trivial or informative, not decided: ${levels.undecided} of ${levels.of}`]
      : [],
  );
}

/** How many rows have each verdict, how many settings there were. */
function countLine({run: {results, seed}}: ShownRun): string {
  const verdicts = VERDICTS.map(
    ({verdict, counted}) => `${results.filter((row) => row.verdict === verdict).length} ${counted}`,
  );
  const sum = (key: 'settings' | 'kept' | 'undecided') => results.reduce((total, row) => total + row[key], 0);
  return `${verdicts.join(', ')}: ${plural(sum('settings'), 'setting')}, ${count(sum('kept'))} kept by the hypotheses, ${sum('undecided')} undecided; seed ${seed}`;
}

export const table: Reporter = {
  name: 'table',
  about: 'one row per claim and world',
  alone: false,
  text(shown, style) {
    const {results, backend, skipped, complete} = shown.run;
    const lines = [resultTable(results, style)];
    for (const {claim, world, test} of results) if (test) lines.push(`${claim} on ${world}: ${test}`);
    lines.push(...failedHypotheses(results), ...vacuousBounds(results), ...openLevels(results));
    for (const {text, sound} of encoderLines(results)) lines.push(sound ? text : style.paint('yellow', text));
    if (backend) lines.push(`trained on the ${backend.name} backend, version ${backend.version}`);
    for (const reason of skipped) lines.push(style.paint('yellow', `skipped ${reason}`));
    lines.push(countLine(shown));
    if (!complete)
      lines.push(
        style.paint('yellow', `${shown.stopped ?? 'stopped early'}: the rows say what was done so far`),
      );
    return `${lines.join('\n')}\n`;
  },
};
