/** `--reporter summary`: one screen. What was found, how far to trust it, by claims and worlds. */
import {stripVTControlCharacters} from 'node:util';
import wrap from 'wrap-ansi';
import {count, percent, plural, short} from '../../properties/files/format.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {NO_PASS, severity, VERDICTS} from '../../properties/record/verdictWords.ts';
import {levelsOf} from '../../report/claimSummary.ts';
import type {TextStyle} from '../terminal.ts';
import {counterexampleText} from './counterexampleText.ts';
import {cut, inColumns} from './inColumns.ts';
import {because, mostSerious} from './mostSerious.ts';
import type {Reporter, ShownRun} from './reporter.ts';
import {COLOURS} from './table.ts';
import {type MatrixLine, verdictMatrix} from './verdictMatrix.ts';

/** Lines of the summary; what stands below it on the screen (counterexamples, what to run next, the report) are nine. */
const MOST_LINES = 31;

/** The table of verdicts has at most these lines; further claims are counted. */
const MOST_MATRIX_LINES = 11;

const sum = (rows: readonly ResultRow[], key: 'settings' | 'kept' | 'undecided'): number =>
  rows.reduce((total, row) => total + row[key], 0);

export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

function headline({run, milliseconds}: ShownRun): string {
  const {results, seed} = run;
  const claims = new Set(results.map(({claim}) => claim)).size;
  return [
    `transferbound ${run.package}: ${plural(claims, 'claim')}`,
    plural(sum(results, 'settings'), 'random setting'),
    `seed ${seed}`,
    ...(milliseconds === undefined ? [] : [durationText(milliseconds)]),
  ].join(', ');
}

/** `✓ 97 hold   ∅ 9 vacuous`: the counts, and what the signs of the table mean. */
function counts({results}: ShownRun['run'], {paint}: TextStyle): string {
  return VERDICTS.flatMap(({verdict, counted, sign}) => {
    const number = results.filter((row) => row.verdict === verdict).length;
    if (number === 0 && verdict !== 'refuted') return [];
    return [paint(number > 0 ? COLOURS[verdict] : 'dim', `${sign} ${number} ${counted}`)];
  }).join('   ');
}

/** `✓5 ○1`: how many rows have each verdict, the most severe last. */
function cell(rows: readonly ResultRow[], {paint}: TextStyle): string {
  return VERDICTS.flatMap(({verdict, sign}) => {
    const number = rows.filter((row) => row.verdict === verdict).length;
    return number > 0 ? [paint(COLOURS[verdict], `${sign}${number}`)] : [];
  }).join(' ');
}

/** Share of the bounds that are informative, where that is known. */
function informative(rows: readonly ResultRow[], {paint}: TextStyle): string {
  const levels = levelsOf(rows);
  if (!levels) return '-';
  const share = percent(levels.informative, levels.of);
  return levels.informative === 0 ? paint('yellow', share) : share;
}

/** Largest lhs/rhs of the rows. */
function tightest(rows: readonly ResultRow[], {paint}: TextStyle): string {
  const ratios = rows.flatMap(({tightest: one}) => one?.ratio ?? []);
  const most = ratios.length > 0 ? Math.max(...ratios) : undefined;
  const text = short(most, 'down');
  return most !== undefined && most > 1 ? paint('red', text) : text;
}

function matrixTable(
  shown: ShownRun,
  style: TextStyle,
  {folded, extras}: {readonly folded: boolean; readonly extras: boolean},
): string[] {
  const {byClaim, columns, lines: all} = verdictMatrix(shown, folded);
  const worst = ({rows}: MatrixLine) => Math.max(...rows.map(({verdict}) => severity(verdict)));
  // Where there is no room for all lines the most severe ones stay.
  const kept = new Set([...all].sort((a, b) => worst(b) - worst(a)).slice(0, MOST_MATRIX_LINES));
  const head = [byClaim ? 'claim' : 'claims', ...columns, ...(extras ? ['informative', 'tightest'] : [])];
  const rows = all
    .filter((line) => kept.has(line))
    .map(({name, cells, rows: own}) => [
      cut(name, extras ? 40 : 30),
      ...cells.map((one) => cell(one, style)),
      ...(extras ? [informative(own, style), tightest(own, style)] : []),
    ]);
  const [first = '', ...others] = inColumns([head, ...rows], (i) => i > columns.length);
  const more = all.length - kept.size;
  return [style.paint('dim', first), ...others, ...(more > 0 ? [`and ${more} more`] : [])];
}

/** The verdicts by claims and worlds, with as many columns as there is room for. */
function matrixLines(shown: ShownRun, style: TextStyle): string[] {
  const tables = [
    {folded: false, extras: true},
    {folded: true, extras: true},
    {folded: true, extras: false},
  ].map((columns) => matrixTable(shown, style, columns));
  const fits = (lines: readonly string[]) =>
    lines.every((line) => stripVTControlCharacters(line).length <= style.width);
  return tables.find(fits) ?? tables.at(-1)!;
}

/** A rate in percent with at most three digits. */
const rounded = (rate: number): string => `${Number((100 * rate).toPrecision(3))}%`;

/** What the drawn samples could see. */
function power({design, results}: ShownRun['run']): string {
  if (!design) return 'power: no sample was drawn; every kept setting was decided by itself';
  const {trials, nu, catches} = design;
  const seen =
    catches === undefined ? 'catch no violation rate' : `catch a violation rate of ${rounded(catches)}`;
  const few = results.filter(({verdict}) => verdict === 'untested').length;
  const less = few > 0 ? `; ${plural(few, 'untested row')} had too few` : '';
  return `power: ${plural(trials, 'drawn sample')} per claim ${seen} where ${rounded(nu)} is claimed (95% power)${less}`;
}

function notes(shown: ShownRun): string[] {
  const {results, skipped, complete} = shown.run;
  const [kept, settings, undecided] = (['kept', 'settings', 'undecided'] as const).map((key) =>
    sum(results, key),
  ) as [number, number, number];
  return [
    `kept: ${percent(kept, settings)} of the settings satisfied the hypotheses; ${count(undecided)} undecided`,
    power(shown.run),
    ...skipped.slice(0, 1).map((reason) => `skipped ${reason}`),
    ...(skipped.length > 1 ? [`and ${skipped.length - 1} more skipped`] : []),
    ...(complete ? [] : [`${shown.stopped ?? 'stopped early'}: this is what was done so far`]),
  ];
}

/** The row to read first. */
function firstLine(shown: ShownRun, {paint}: TextStyle): string {
  const {results} = shown.run;
  const row = mostSerious(results);
  if (results.length === 0) return paint('yellow', 'nothing was checked');
  if (!row) return paint('green', 'every row passes: nothing refuted, undecided, vacuous or untested');
  const others = results.filter(({verdict}) => verdict === row.verdict).length - 1;
  const also = others > 0 ? ` (and ${plural(others, `other ${row.verdict} row`)})` : '';
  const what = paint(COLOURS[row.verdict], `${row.claim} on ${row.world} is ${row.verdict}`);
  return `${NO_PASS.includes(row.verdict) ? 'most serious: ' : ''}${what}: ${because(row)}${also}`;
}

/** The counterexample of the row to read first, in as many lines as are left. */
function counterexample(shown: ShownRun, {width}: TextStyle, room: number): string[] {
  const {counterexample: found} = mostSerious(shown.run.results) ?? {};
  if (!found) return [];
  const lines = counterexampleText(found, width - 2).map((line) => `  ${line}`);
  return lines.length <= room ? lines : [...lines.slice(0, room - 1), '  ...'];
}

export const summary: Reporter = {
  name: 'summary',
  about: 'one screen: verdicts by claims and worlds',
  alone: false,
  text(shown, style) {
    const wrapped = (lines: readonly string[]) =>
      lines.flatMap((line) => wrap(line, style.width).split('\n'));
    const head = wrapped([style.paint('bold', headline(shown))]);
    const first = wrapped([firstLine(shown, style)]);
    const matrix = [...matrixLines(shown, style), ...wrapped([counts(shown.run, style)])];
    const last = wrapped(notes(shown));
    const blank = [''];
    const used = head.length + first.length + matrix.length + last.length + 3;
    const found = counterexample(shown, style, Math.max(3, MOST_LINES - used));
    return `${[head, blank, first, found, blank, matrix, blank, last].flat().join('\n')}\n`;
  },
};
