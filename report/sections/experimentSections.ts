import {mean} from 'simple-statistics';
import {rate} from '../../properties/files/format.ts';
import {colouring} from '../colours.ts';
import {short} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {benefitPlot} from '../plots/benefitPlot.ts';
import {inBothWidths} from '../plots/inBothWidths.ts';
import {shrinkagePlot} from '../plots/shrinkagePlot.ts';
import type {RunFile, ShownBenefit, ShownShrinkage} from '../runFile.ts';
import {copyable} from './copyable.ts';
import {colourEntry} from './legend.ts';
import {sweepView} from './sweepView.ts';
import {table} from './table.ts';

const points = (x: number): string => `${x < 0 ? '−' : '+'}${Math.abs(100 * x).toFixed(1)}`;

const legendOf = (names: readonly string[], colourOf: (name: string) => string): Markup =>
  html`<ul class="legend">${names.map((name) => colourEntry(colourOf(name), name))}</ul>`;

const early = (complete: boolean): Markup | false =>
  !complete && html`<p class="warning">Stopped early: what was done so far.</p>`;

function shrinkageView({rows, command, complete}: ShownShrinkage): Markup {
  const terms = [...new Set(rows.map(({term}) => term))];
  const colourOf = colouring(terms);
  return html`<h3>Over λ: what the Rademacher penalty shrinks</h3>
${early(complete)}<p>Mean factor (geometric) by which a term changes from λ = 0 to λ, on pairs of trained encoders. Below 1 it shrank.</p>
${legendOf(terms, colourOf)}
${inBothWidths((width) => shrinkagePlot(rows, colourOf, width))}
<details><summary>Numbers</summary>${table<ShownShrinkage['rows'][number]>(
    'How often each term shrank',
    [
      {head: 'encoder', cell: ({scenario}) => scenario},
      {head: 'λ', number: true, cell: ({lambda}) => String(lambda)},
      {head: 'term', cell: ({term}) => term},
      {head: 'shrank', number: true, cell: ({comparison: c}) => `${c.shrank} of ${c.pairs}`},
      {
        head: '95% limits',
        number: true,
        cell: ({comparison: {shrinkRate: r}}) => `${rate(r.lo)} to ${rate(r.hi)}`,
      },
      {head: 'grew', number: true, cell: ({comparison: c}) => c.grew},
      {head: 'mean factor', number: true, cell: ({factor}) => short(factor)},
    ],
    rows,
  )}</details>
${copyable(`npx ${command}`, 'command of the shrinkage experiment')}`;
}

function benefitView(report: ShownBenefit): Markup {
  const {cells, differences, command, complete} = report;
  const row = (cell: ShownBenefit['cells'][number]) =>
    differences.find(
      ({cell: {arm, scenario, mode, size}}) =>
        arm.name === cell.arm.name &&
        arm.strength === cell.arm.strength &&
        scenario === cell.scenario &&
        mode === cell.mode &&
        size === cell.size,
    );
  return html`<h3>Over λ: accuracy after fine-tuning on digits</h3>
${early(complete)}<p>Difference to no regulariser in percentage points, paired by seed, with 95% intervals each by itself. Above 0 it helped.</p>
${legendOf(['RadReg (λ)', 'L2'], (name) => (name === 'L2' ? 'var(--t2)' : 'var(--t1)'))}
${inBothWidths((width) => benefitPlot(report, width))}
<details><summary>Numbers</summary>${table<ShownBenefit['cells'][number]>(
    'Accuracy in percent',
    [
      {head: 'encoder', cell: ({scenario, mode}) => `${scenario}, ${mode}`},
      {head: 'regulariser', cell: ({arm}) => (arm.name === 'none' ? 'none' : `${arm.name} ${arm.strength}`)},
      {head: 'n', number: true, cell: ({size}) => String(size)},
      {head: 'accuracy', number: true, cell: ({accuracies}) => (100 * mean(accuracies)).toFixed(1)},
      {
        head: 'against none',
        number: true,
        cell: (cell) => {
          const found = row(cell);
          return found ? `${points(found.mean)} (${points(found.lo)} to ${points(found.hi)})` : '';
        },
      },
    ],
    cells,
  )}</details>
${copyable(`npx ${command}`, 'command of the accuracy experiment')}`;
}

/** Undefined where no experiment is among the files. */
export function experimentSections(files: readonly RunFile[]): Markup | undefined {
  const views = files.flatMap((file) => {
    if (file.kind === 'sweep') return [sweepView(file.data)];
    if (file.kind === 'shrinkage') return [shrinkageView(file.data)];
    if (file.kind === 'radreg') return [benefitView(file.data)];
    return [];
  });
  return views.length === 0 ? undefined : html`${views}`;
}
