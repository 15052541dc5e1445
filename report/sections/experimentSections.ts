import {sweepSchema} from '../../properties/experiments/endToEnd/sweep.ts';
import {benefitSchema} from '../../properties/experiments/radReg/benefit.ts';
import {shrinkageSchema} from '../../properties/experiments/radReg/shrinkage.ts';
import {matches} from '../../properties/files/document.ts';
import {colouring, colouringOfTerms} from '../colours.ts';
import {html, type Markup} from '../html.ts';
import {benefitPlot} from '../plots/benefitPlot.ts';
import {inBothWidths} from '../plots/inBothWidths.ts';
import {shrinkagePlot} from '../plots/shrinkagePlot.ts';
import {SWEPT_TERMS, sweepPlot} from '../plots/sweepPlot.ts';
import type {RunFile} from '../runFile.ts';
import {copyable} from './copyable.ts';
import {colourEntry} from './legend.ts';
import {table} from './table.ts';
import {trainingView} from './trainingView.ts';

/** A plot of an experiment's report with its legend; some experiments have none. */
function plotOf(report: unknown): Markup | false {
  const legend = (names: readonly string[], colourOf: (name: string) => string, more?: Markup): Markup =>
    html`<ul class="legend">${names.map((name) => colourEntry(colourOf(name), name))}${more ?? false}</ul>`;
  if (matches(shrinkageSchema, report)) {
    const terms = [...new Set(report.rows.map(({term}) => term))];
    const colourOf = colouring(terms);
    return html`${legend(terms, colourOf)}
${inBothWidths((width) => shrinkagePlot(report.rows, colourOf, width))}`;
  }
  if (matches(benefitSchema, report)) {
    const colourOf = (name: string) => (name === 'L2' ? 'var(--t2)' : 'var(--t1)');
    return html`${legend(['RadReg (λ)', 'L2'], colourOf)}
${inBothWidths((width) => benefitPlot(report, width))}`;
  }
  if (matches(sweepSchema, report)) {
    const colourOf = colouringOfTerms(SWEPT_TERMS);
    const others = html`${colourEntry('var(--muted)', 'the bound, where the scale is logarithmic; dashed: B, above which it is vacuous')}<li><span class="swatch diamond dark"></span>measured excess risk</li>`;
    return html`${legend(SWEPT_TERMS, colourOf, others)}
${inBothWidths((width) => sweepPlot(report, colourOf, width))}`;
  }
  return false;
}

/** Undefined where no experiment and no training is among the files. */
export function experimentSections(files: readonly RunFile[]): Markup | undefined {
  const views = files.flatMap((file) => {
    if (file.kind === 'training') return [trainingView(file.data)];
    if (file.kind !== 'experiment') return [];
    const {experiment, data} = file;
    const {title, notes, columns, rows} = experiment.view(data);
    return [
      html`<h3>${title}</h3>
${notes.map((note) => html`<p>${note}</p>`)}
${plotOf(data)}
<details><summary>Numbers</summary>${table(title, columns, rows)}</details>
${copyable(`npx ${data.command}`, `command of the experiment ${experiment.name}`)}`,
    ];
  });
  return views.length === 0 ? undefined : html`${views}`;
}
