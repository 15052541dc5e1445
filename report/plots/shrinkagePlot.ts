import * as Plot from '@observablehq/plot';
import type {ShrinkageReport} from '../../properties/experiments/radReg/shrinkage.ts';
import type {Markup} from '../html.ts';
import {draw, panelNames} from './draw.ts';

type Row = ShrinkageReport['rows'][number];

/** The geometric mean of after/before over lambda, one line per term, one panel per encoder. */
export function shrinkagePlot(
  rows: readonly Row[],
  colourOf: (term: string) => string,
  width: number,
): Markup {
  const shown = rows.filter(({factor}) => factor > 0 && Number.isFinite(factor));
  const encoders = [...new Set(shown.map(({encoder}) => encoder))];
  const lambdas = [...new Set(shown.map(({lambda}) => lambda))].sort((a, b) => a - b);
  const wide = width > 600;
  const facet = wide ? {fx: 'encoder'} : {fy: 'encoder'};
  const place = {x: 'lambda', y: 'factor', ...facet} as const;
  return draw('Mean factor by which each term changes, over lambda. The numbers are in the table below.', {
    width,
    height: wide ? 300 : 60 + 210 * encoders.length,
    marginLeft: 48,
    marginRight: 20,
    marginBottom: 40,
    marginTop: 28,
    style: {fontSize: '12px'},
    x: {type: 'point', domain: lambdas, label: 'λ', tickFormat: String, padding: 0.25},
    y: {type: 'log', label: 'after / before', grid: true, ticks: 5, tickFormat: (x: number) => String(x)},
    fx: {domain: encoders, label: null, padding: 0.06},
    fy: {domain: encoders, label: null, padding: 0.12, axis: null},
    color: {type: 'identity'},
    marks: [
      ...(wide ? [] : [panelNames(encoders)]),
      Plot.ruleY([1], {stroke: 'var(--muted)', strokeWidth: 1.5}),
      Plot.line(shown, {...place, z: 'term', stroke: (row: Row) => colourOf(row.term), strokeWidth: 2}),
      Plot.dot(shown, {...place, fill: (row: Row) => colourOf(row.term), r: 4}),
    ],
  });
}
