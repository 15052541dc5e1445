import * as Plot from '@observablehq/plot';
import type {BenefitReport} from '../../properties/experiments/radReg/benefit.ts';
import type {Markup} from '../html.ts';
import {draw, panelNames} from './draw.ts';

interface Point {
  readonly arm: string;
  readonly kind: string;
  readonly row: string;
  readonly column: string;
  readonly mean: number;
  readonly lo: number;
  readonly hi: number;
}

const LIMIT = 30;
const clipped = (x: number): number => Math.max(-LIMIT, Math.min(LIMIT, 100 * x));

/** Accuracy against no regulariser, points with intervals, a panel for each encoder, fine-tuning and sample size. */
export function benefitPlot({differences}: BenefitReport, width: number): Markup {
  const points = differences.map(({cell, mean, lo, hi}): Point => {
    const {arm, encoder, mode, size} = cell;
    return {
      arm: `${arm.name === 'RadReg' ? 'λ' : 'L2'} ${arm.strength}`,
      kind: arm.name,
      row: `${encoder}, ${mode}`,
      column: `n = ${size}`,
      mean: clipped(mean),
      lo: clipped(lo),
      hi: clipped(hi),
    };
  });
  const unique = (of: (point: Point) => string) => [...new Set(points.map(of))];
  const rows = unique(({row}) => row);
  const columns = unique(({column}) => column);
  const wide = width > 600;
  const colour = (point: Point) => (point.kind === 'RadReg' ? 'var(--t1)' : 'var(--t2)');
  const place = wide
    ? {fx: 'column', fy: 'row', x: 'arm'}
    : {fy: (point: Point) => `${point.row}, ${point.column}`, x: 'arm'};
  const panels = rows.flatMap((row) => columns.map((column) => `${row}, ${column}`));
  return draw('Accuracy against no regulariser in percentage points. The numbers are in the table below.', {
    width,
    height: wide ? 60 + 130 * rows.length : 50 + 130 * panels.length,
    marginLeft: 40,
    marginRight: wide ? 118 : 8,
    marginBottom: wide ? 54 : 36,
    marginTop: 24,
    style: {fontSize: '11px'},
    fx: {domain: columns, label: null, padding: 0.05},
    fy: wide
      ? {domain: rows, label: null, padding: 0.1}
      : {domain: panels, label: null, padding: 0.16, axis: null},
    x: {domain: unique(({arm}) => arm), label: null, tickRotate: wide ? -30 : 0, tickSize: 3},
    y: {label: null, grid: true, ticks: 4},
    color: {type: 'identity'},
    marks: [
      Plot.ruleY([0], {stroke: 'var(--muted)', strokeWidth: 1.5}),
      Plot.ruleX(points, {...place, y1: 'lo', y2: 'hi', stroke: colour, strokeWidth: 2}),
      Plot.dot(points, {...place, y: 'mean', r: 4, fill: colour}),
      ...(wide ? [] : [panelNames(panels)]),
    ],
  });
}
