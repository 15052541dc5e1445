import * as Plot from '@observablehq/plot';
import type {ClaimSummary} from '../claimSummary.ts';
import type {Markup} from '../html.ts';
import {draw} from './draw.ts';

interface Mark {
  readonly claim: string;
  readonly x: number;
  readonly refuted: boolean;
}

interface Bin {
  readonly refuted?: boolean;
  readonly claim: string;
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** The cells of what is exactly 1, and of what is above it, stand apart from those before by this. */
const APART = 0.02;
const CELL = 0.05;
/** Where the cell of what is above 1 begins. */
const ABOVE = 1 + CELL + 2 * APART;

function binsOf({id, ratios, above, verdict}: ClaimSummary): Bin[] {
  const all = ratios?.reduce((sum, x) => sum + x, 0) ?? 0;
  if (!ratios || all === 0) return [];
  const width = 1 / (ratios.length - 1);
  const bin = (from: number, count: number, to = from + width): Bin[] =>
    count > 0 ? [{claim: id, from, to, share: count / all}] : [];
  const last = ratios.length - 1;
  return [
    ...ratios.slice(0, last).flatMap((count, i) => bin(i * width, count)),
    // Documents count what is at least 1; what refutes is above it.
    ...bin(1 + APART, ratios[last]! - above, 1 + APART + CELL),
    ...bin(ABOVE, Math.min(above, ratios[last]!), ABOVE + CELL).map((one) => ({
      ...one,
      refuted: verdict === 'refuted',
    })),
  ];
}

export const hasRatio = (summary: ClaimSummary): boolean =>
  binsOf(summary).length > 0 || summary.known !== undefined;

/** One strip per claim: how the kept settings spread over lhs/rhs, the tightest of the runs, the tightest known. */
export function tightnessPlot(claims: readonly ClaimSummary[], width: number): Markup {
  const rows = claims.filter(hasRatio);
  const wide = width > 600;
  const someAbove = rows.some(({above, known = 0}) => above > 0 || known > 1);
  const end = (someAbove ? ABOVE : 1 + APART) + CELL;
  // What is attained, and what is above, is marked in the middle of its cell.
  const placed = (ratio: number) => {
    if (ratio > 1) return ABOVE + CELL / 2;
    return ratio === 1 ? 1 + APART + CELL / 2 : ratio;
  };
  const best = rows.flatMap(({id, known, verdict}): Mark[] =>
    known === undefined ? [] : [{claim: id, x: placed(known), refuted: verdict === 'refuted'}],
  );
  const ofRuns = rows.flatMap(({id, tightest}) => (tightest ? [{claim: id, x: placed(tightest.ratio)}] : []));
  const strip = wide ? {insetTop: 2, insetBottom: 2} : {insetTop: 15, insetBottom: 3};
  const dy = wide ? 0 : 6;
  return draw(
    `Tightness of ${rows.length} claims: distribution of lhs/rhs from 0 to 1${someAbove ? ', and above 1' : ''}. The numbers are in the table of claims.`,
    {
      width,
      height: 56 + rows.length * (wide ? 19 : 31),
      marginLeft: wide ? 290 : 6,
      marginRight: 12,
      marginTop: 24,
      marginBottom: 32,
      style: {fontSize: '12px'},
      x: {
        domain: [0, end],
        ticks: [0, 0.25, 0.5, 0.75, 1],
        tickFormat: (x: number) => String(x),
        label: 'left side / right side →',
      },
      y: {
        domain: rows.map(({id}) => id),
        label: null,
        axis: wide ? 'left' : null,
        tickSize: 0,
        padding: 0,
      },
      color: {type: 'identity'},
      opacity: {type: 'identity'},
      marks: [
        Plot.axisX({
          anchor: 'top',
          ticks: [0, 0.25, 0.5, 0.75, 1, ...(someAbove ? [ABOVE + CELL / 2] : [])],
          tickFormat: (x: number) => (x > 1 ? '> 1' : String(x)),
          label: null,
        }),
        Plot.barX(rows, {
          x1: 0,
          x2: end,
          y: 'id',
          fill: 'var(--track)',
          ...strip,
        }),
        Plot.rect(rows.flatMap(binsOf), {
          x1: 'from',
          x2: 'to',
          y: 'claim',
          fill: (bin: Bin) => (bin.refuted ? 'var(--bad)' : 'var(--t1)'),
          fillOpacity: (bin: Bin) => 0.12 + 0.88 * Math.sqrt(bin.share),
          ...strip,
        }),
        Plot.ruleX(someAbove ? [1, 1 + CELL + 1.5 * APART] : [1], {
          stroke: 'var(--muted)',
          strokeDasharray: '2 3',
        }),
        Plot.tickX(ofRuns, {x: 'x', y: 'claim', stroke: 'var(--text)', strokeWidth: 2, ...strip}),
        Plot.dot(best, {
          x: 'x',
          y: 'claim',
          dy,
          symbol: 'diamond',
          r: 5,
          fill: (mark: Mark) => (mark.refuted && mark.x >= ABOVE ? 'var(--bad)' : 'var(--minus)'),
          stroke: 'var(--card)',
        }),
        ...(wide
          ? []
          : [
              Plot.text(rows, {
                x: 0,
                y: 'id',
                text: 'id',
                textAnchor: 'start',
                dy: -8,
                fontSize: 11,
                fill: 'currentColor',
              }),
            ]),
      ],
    },
  );
}
