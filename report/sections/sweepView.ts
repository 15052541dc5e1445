import {colouringOfTerms} from '../colours.ts';
import {short} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {inBothWidths} from '../plots/inBothWidths.ts';
import {SWEPT_TERMS, sweepPlot} from '../plots/sweepPlot.ts';
import type {ShownSweep} from '../runFile.ts';
import {copyable} from './copyable.ts';
import {colourEntry} from './legend.ts';
import {table} from './table.ts';

type Row = ShownSweep['rows'][number];

/** The terms of the end-to-end bound along one number: a plot, a table, the command. */
export function sweepView(report: ShownSweep): Markup {
  const {rows, over, worlds, command, complete} = report;
  const colourOf = colouringOfTerms(SWEPT_TERMS);
  const violated = rows.reduce((sum, row) => sum + row.violated, 0);
  const mean = (name: string) => (row: Row) => short(row.means[name]);
  return html`<h3>Over ${over}: the end-to-end bound and what it bounds</h3>
${!complete && html`<p class="warning">Stopped early: what was done so far.</p>`}
<p>Means over ${worlds} trained worlds, the same ones at every value; violated in ${violated} of ${rows.length * worlds} trials. Above the
dashed line, B, the bound says nothing.</p>
<ul class="legend">${SWEPT_TERMS.map((name) => colourEntry(colourOf(name), name))}${colourEntry('var(--muted)', 'the bound, where the scale is logarithmic')}<li><span class="swatch diamond dark"></span>measured excess risk</li></ul>
${inBothWidths((width) => sweepPlot(report, colourOf, width))}
<details><summary>Numbers</summary>${table<Row>(
    `Terms over ${over}`,
    [
      {head: 'encoder', cell: ({scenario}) => scenario},
      {head: over, number: true, cell: ({value}) => String(value)},
      ...['TV', ...SWEPT_TERMS, 'bound', 'B', 'measured E_T'].map((name) => ({
        head: name,
        number: true,
        cell: mean(name),
      })),
      {head: 'says nothing', number: true, cell: ({vacuous}) => `${vacuous} of ${worlds}`},
    ],
    rows,
  )}</details>
${copyable(`npx ${command}`, `command of the sweep over ${over}`)}`;
}
