/** The matrix of verdicts as text: for the screen and for Markdown. */
import {stripVTControlCharacters} from 'node:util';
import {percent, short} from '../../properties/files/format.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {severity, VERDICTS} from '../../properties/record/verdictWords.ts';
import {levelsOf} from '../../report/claimSummary.ts';
import {type MatrixLine, verdictMatrix} from '../../report/verdictMatrix.ts';
import type {TextStyle} from '../terminal.ts';
import {COLOURS} from './colours.ts';
import {cut, inColumns} from './inColumns.ts';
import type {ShownRun} from './reporter.ts';

/** More claims or groups than these are counted. */
const MOST_MATRIX_LINES = 11;

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
  const refuted = rows.some(({verdict}) => verdict === 'refuted');
  return most !== undefined && most > 1 && refuted ? paint('red', text) : text;
}

interface Shape {
  /** Whether kinds of worlds share columns. */
  readonly folded: boolean;
  /** Whether the share of informative bounds and the tightest ratio have columns. */
  readonly extras: boolean;
}

export interface MatrixText {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns before those of numbers. */
  readonly words: number;
  /** Lines left out: the least severe ones. */
  readonly more: number;
}

export function matrixText(shown: ShownRun, style: TextStyle, {folded, extras}: Shape): MatrixText {
  const {byClaim, columns, lines: all} = verdictMatrix(shown.run.results, shown.claims, folded);
  const worst = ({rows}: MatrixLine) => Math.max(...rows.map(({verdict}) => severity(verdict)));
  const kept = new Set([...all].sort((a, b) => worst(b) - worst(a)).slice(0, MOST_MATRIX_LINES));
  return {
    head: [byClaim ? 'claim' : 'claims', ...columns, ...(extras ? ['informative', 'tightest'] : [])],
    rows: all
      .filter((line) => kept.has(line))
      .map(({name, cells, rows: own}) => [
        cut(name, extras ? 40 : 30),
        ...cells.map((one) => cell(one, style)),
        ...(extras ? [informative(own, style), tightest(own, style)] : []),
      ]),
    words: columns.length + 1,
    more: all.length - kept.size,
  };
}

function asLines({head, rows, words, more}: MatrixText, {paint}: TextStyle): string[] {
  const [first = '', ...others] = inColumns([head, ...rows], (i) => i >= words);
  return [paint('dim', first), ...others, ...(more > 0 ? [`and ${more} more`] : [])];
}

/** The matrix with as many columns as there is room for. */
export function matrixLines(shown: ShownRun, style: TextStyle): string[] {
  const shapes = [
    {folded: false, extras: true},
    {folded: true, extras: true},
    {folded: true, extras: false},
  ];
  const tables = shapes.map((shape) => asLines(matrixText(shown, style, shape), style));
  const fits = (lines: readonly string[]) =>
    lines.every((line) => stripVTControlCharacters(line).length <= style.width);
  return tables.find(fits) ?? tables.at(-1)!;
}
