/** `--reporter summary`: one screen. What was found, how far to trust it, by claims and worlds. */
import wrap from 'wrap-ansi';
import {count, percent, plural} from '../../properties/files/format.ts';
import {encoderLines} from '../../properties/record/encoderWords.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {NO_PASS, VERDICTS} from '../../properties/record/verdictWords.ts';
import {because, mostSerious} from '../../report/mostSerious.ts';
import type {TextStyle} from '../terminal.ts';
import {COLOURS} from './colours.ts';
import {counterexampleText} from './counterexampleText.ts';
import {matrixLines} from './matrixText.ts';
import type {Reporter, ShownRun} from './reporter.ts';

/** Lines of the summary; what stands below it on the screen (counterexamples, what to run next, the report) are nine. */
const MOST_LINES = 31;

const sum = (rows: readonly ResultRow[], key: 'settings' | 'kept' | 'undecided'): number =>
  rows.reduce((total, row) => total + row[key], 0);

export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

export function headline({run, milliseconds}: ShownRun): string {
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
export function counts({results}: ShownRun['run'], {paint}: TextStyle): string {
  return VERDICTS.flatMap(({verdict, counted, sign}) => {
    const number = results.filter((row) => row.verdict === verdict).length;
    if (number === 0 && verdict !== 'refuted') return [];
    return [paint(number > 0 ? COLOURS[verdict] : 'dim', `${sign} ${number} ${counted}`)];
  }).join('   ');
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

export function notes(shown: ShownRun): string[] {
  const {results, skipped, complete} = shown.run;
  const [kept, settings, undecided] = (['kept', 'settings', 'undecided'] as const).map((key) =>
    sum(results, key),
  ) as [number, number, number];
  return [
    `kept: ${percent(kept, settings)} of the settings satisfied the hypotheses; ${count(undecided)} undecided`,
    power(shown.run),
    // What is as it should be is in the table.
    ...encoderLines(results).flatMap(({text, sound}) => (sound ? [] : [text])),
    ...skipped.slice(0, 1).map((reason) => `skipped ${reason}`),
    ...(skipped.length > 1 ? [`and ${skipped.length - 1} more skipped`] : []),
    ...(complete ? [] : [`${shown.stopped ?? 'stopped early'}: this is what was done so far`]),
  ];
}

/** The row to read first. */
export function firstLine(shown: ShownRun, {paint}: TextStyle): string {
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
