import {sweepSchema} from '../../properties/experiments/endToEnd/sweepExperiment.ts';
import {benefitSchema} from '../../properties/experiments/radReg/benefit.ts';
import {shrinkageSchema} from '../../properties/experiments/radReg/shrinkage.ts';
import type {Training} from '../../properties/experiments/trainDocument.ts';
import {matches} from '../../properties/files/document.ts';
import {rate} from '../../properties/files/format.ts';
import {dominantTerm} from '../../theory/statement/inequality.ts';
import {levelOf} from '../../theory/statement/level.ts';
import {colouring, colouringOfTerms} from '../colours.ts';
import {enclosure, short} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {benefitPlot} from '../plots/benefitPlot.ts';
import {inBothWidths} from '../plots/draw.ts';
import {shrinkagePlot} from '../plots/shrinkagePlot.ts';
import {SWEPT_TERMS, sweepPlot} from '../plots/sweepPlot.ts';
import type {RunFile} from '../runFile.ts';
import {colourEntry, copyable} from './parts.ts';
import {type Column, table} from './table.ts';

type Line = readonly [name: string, value: string];

const columns = (head: string): Column<Line>[] => [
  {head, cell: ([name]) => name},
  {head: 'value', number: true, cell: ([, value]) => value},
];

/** One training: its pretext losses, the main theorem term by term, and accuracies. */
function trainingView({setting, backend, points, parameters, steps, ...done}: Training): Markup {
  const {pretext: p, accuracy, bounds = []} = done;
  const {family, architecture, n, nu, seed} = setting;
  const losses: Line[] = [
    ['trained, on its draws', short(p.drawn)],
    ['trained, under U', enclosure(p.trained)],
    ['trained h, best linear decoder, under U', enclosure(p.best)],
    ['untrained h, best linear decoder, under U', enclosure(p.untrained)],
    ...(p.linearPredictor === undefined
      ? []
      : [['best linear predictor of the same input, under U', short(p.linearPredictor)] as const]),
  ];
  const accuracies: Line[] = [
    ['linear head on trained h', rate(accuracy.trained)],
    ['linear head on untrained h', rate(accuracy.untrained)],
    ...(accuracy.full === undefined ? [] : [['encoder and head fine-tuned', rate(accuracy.full)] as const]),
  ];
  return html`<h3>One training: ${architecture.kind} encoder, ${family}, seed ${seed}</h3>
<p>${points} points, ${parameters} parameters, ${steps} steps on the ${backend.name} backend; n = ${n}, nu = ${nu}.</p>
${bounds.length === 0 && html`<p>No bound: no finite transferability constant is certified on this class of encoders.</p>`}
${bounds.map(({form, terms, rhs, lhs, untrained, largest = Number.POSITIVE_INFINITY, largestLhs = largest}) =>
  table<Line>(
    `Main theorem, ${form}: ${rhs.lo >= largestLhs ? `vacuous, mostly ${dominantTerm(terms)?.name}` : (levelOf({rhs, largestLhs, ...(untrained ? {untrained} : {})}) ?? 'not vacuous')}; B = ${short(largestLhs)}`,
    columns('term'),
    [
      ...terms.map(({name, value}): Line => [name, enclosure(value)]),
      ['bound: the sum of these', enclosure(rhs)],
      ['measured excess risk', enclosure(lhs)],
      ...(untrained ? [['excess risk of the zero head', enclosure(untrained)] as const] : []),
    ],
  ),
)}
${table('Pretext losses', columns('pretext loss'), losses)}
${table(`Accuracy under T after ${n} labels`, columns('accuracy'), accuracies)}`;
}

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
