import * as Plot from '@observablehq/plot';
import type {SweepReport} from '../../properties/experiments/endToEnd/sweepExperiment.ts';
import type {ColourOf} from '../colours.ts';
import type {Markup} from '../html.ts';
import {draw, panelNames} from './draw.ts';

/** The terms whose sum is the end-to-end bound, as the sweep names them. */
export const SWEPT_TERMS = [
  '2 G (R/n) sqrt(sum |h|^2)',
  '4 B sqrt(ln(1/nu)/(2n))',
  'C E_U^(1/2)',
  '2 B TV',
  'task',
] as const;
const MEASURED = 'measured E_T';
/** Beyond this range of the bound, bars would show its largest value only. */
const RANGE = 100;

interface Point {
  readonly encoder: string;
  readonly value: number;
  readonly name: string;
  readonly y: number;
}

interface Segment extends Point {
  readonly from: number;
}

const shownValue = (value: number): string =>
  value >= 1e4 ? value.toExponential(0).replace('e+', 'e') : String(value);

/** Terms over one number, one panel per encoder: stacked where the bound stays in range, else lines on a log scale. */
export function sweepPlot({rows, over}: SweepReport, colourOf: ColourOf, width: number): Markup {
  const encoders = [...new Set(rows.map(({encoder}) => encoder))];
  const values = [...new Set(rows.map(({value}) => value))];
  const series = (name: string): Point[] =>
    rows.flatMap(({encoder, value, means}) => {
      const y = means[name];
      return y === undefined || !Number.isFinite(y) ? [] : [{encoder, value, name, y}];
    });
  const bounds = series('bound').map(({y}) => y);
  const logarithmic = Math.max(...bounds) > RANGE * Math.min(...bounds);
  const wide = width > 600;
  const facet = wide ? {fx: 'encoder'} : {fy: 'encoder'};
  const place = {...facet, x: 'value'} as const;
  const stacked = rows.flatMap(({encoder, value, means}): Segment[] => {
    let from = 0;
    return SWEPT_TERMS.map((name) => {
      const y = from + Math.max(0, means[name] ?? 0);
      const segment = {encoder, value, name, from, y};
      from = y;
      return segment;
    });
  });
  const positive = (points: readonly Point[]) => points.filter(({y}) => !logarithmic || y > 0);
  const stroke = (point: Point) => colourOf(point.name);
  const terms = positive(SWEPT_TERMS.flatMap(series));
  const measured = positive(series(MEASURED));
  return draw(`Terms of the end-to-end bound over ${over}. The numbers are in the table below.`, {
    width,
    height: wide ? 320 : 60 + 230 * encoders.length,
    marginLeft: 52,
    marginRight: 12,
    marginBottom: 40,
    marginTop: 28,
    style: {fontSize: '12px'},
    fx: {domain: encoders, label: null, padding: 0.08},
    fy: {domain: encoders, label: null, padding: 0.12, axis: null},
    x: logarithmic
      ? {type: 'point', domain: values, label: over, tickFormat: shownValue, padding: 0.3}
      : {type: 'band', domain: values, label: over, tickFormat: shownValue, padding: 0.25},
    y: {
      ...(logarithmic ? {type: 'log', tickFormat: '~g'} : {}),
      label: logarithmic ? 'mean, log scale' : 'mean',
      grid: true,
      ticks: 5,
    },
    color: {type: 'identity'},
    marks: [
      ...(wide ? [] : [panelNames(encoders)]),
      ...(logarithmic
        ? [
            Plot.line(terms, {...place, y: 'y', z: 'name', stroke, strokeWidth: 2}),
            Plot.dot(terms, {...place, y: 'y', fill: stroke, r: 3}),
            Plot.line(positive(series('bound')), {...place, y: 'y', stroke: 'var(--muted)', strokeWidth: 3}),
            Plot.line(series('B'), {...place, y: 'y', stroke: 'var(--muted)', strokeDasharray: '3 4'}),
          ]
        : [
            Plot.rect(stacked, {
              ...place,
              y1: 'from',
              y2: 'y',
              fill: (segment: Segment) => colourOf(segment.name),
            }),
            Plot.tickY(series('B'), {
              ...place,
              y: 'y',
              stroke: 'var(--muted)',
              strokeDasharray: '3 4',
              strokeWidth: 2,
            }),
          ]),
      Plot.dot(measured, {
        ...place,
        y: 'y',
        r: 5,
        symbol: 'diamond',
        fill: 'var(--text)',
        stroke: 'var(--card)',
      }),
    ],
  });
}
