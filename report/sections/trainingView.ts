import type {Training} from '../../properties/experiments/trainDocument.ts';
import {rate} from '../../properties/files/format.ts';
import {dominantTerm} from '../../theory/statement/inequality.ts';
import {levelOf} from '../../theory/statement/level.ts';
import {enclosure, short} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {type Column, table} from './table.ts';

type Line = readonly [name: string, value: string];

const columns = (head: string): Column<Line>[] => [
  {head, cell: ([name]) => name},
  {head: 'value', number: true, cell: ([, value]) => value},
];

/** One training: its pretext losses, the main theorem term by term, and accuracies. */
export function trainingView({setting, backend, points, parameters, steps, ...done}: Training): Markup {
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
