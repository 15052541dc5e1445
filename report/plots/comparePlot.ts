/** `compare` as one SVG file: per world a panel for each axis, every theory a line; below them maps of who is tightest. */
import * as Plot from '@observablehq/plot';
import type {CompareDocument} from '../../properties/compare/compareDocument.ts';
import {amount, tightest} from '../../properties/compare/compareText.ts';
import type {Axis} from '../../properties/compare/worlds/comparedWorld.ts';
import {html, raw} from '../html.ts';
import {plotted} from './draw.ts';

type World = CompareDocument['worlds'][number];
type Theories = CompareDocument['theories'];

const [WIDTH, HEIGHT, MARGIN] = [330, 250, 14] as const;
/** Risks below are drawn here: the axis is logarithmic. */
const LEAST = 1e-3;
const TRUTH = '#000000';

/** Told apart by hue, those of labels alone dashed. */
const COLOURS = [
  '#1f77b4',
  '#7fb3d9',
  '#0b4f7d',
  '#17becf',
  '#8c564b',
  '#d62728',
  '#ff9896',
  '#e377c2',
  '#2ca02c',
  '#bcbd22',
  '#9467bd',
  '#ff7f0e',
  '#444444',
  '#666666',
  '#888888',
  '#aaaaaa',
] as const;

/** What panels and maps share. @param fontSize of their labels */
const frame = (fontSize: string) => ({
  width: WIDTH,
  height: HEIGHT,
  marginBottom: 38,
  style: {fontSize, background: 'white', color: 'black'},
  color: {type: 'identity' as const},
});

const colourOf = (theories: Theories, key: string): string =>
  COLOURS[theories.findIndex((one) => one.key === key) % COLOURS.length]!;

interface Shown {
  readonly x: number;
  readonly y: number;
  readonly theory: string;
}

const LABELS: Readonly<Record<Axis, string>> = {
  n: 'labelled draws n',
  N: 'unlabelled draws N',
  shift: 'shift TV(T, U)',
  dependence: 'conditional dependence',
};

function panel(world: World, theories: Theories, axis: Axis): string {
  const cells = world.cells.filter(({on}) => on.includes(axis));
  const points = cells.flatMap(({at, limits}) =>
    limits.flatMap(({theory, limit}): Shown[] =>
      limit === undefined ? [] : [{x: at[axis]!, y: Math.max(LEAST, limit), theory}],
    ),
  );
  const truth = cells.map(({at, truth: y}) => ({x: at[axis]!, y: Math.max(LEAST, y)}));
  const log = axis === 'n' || axis === 'N';
  const values = [...new Set(cells.map(({at}) => at[axis]!))].sort((a, b) => a - b);
  const labels = (kind: string) =>
    points.filter(({theory}) => theories.find(({key}) => key === theory)!.kind === kind);
  const lines = {
    x: 'x',
    y: 'y',
    z: 'theory',
    stroke: ({theory}: Shown) => colourOf(theories, theory),
    strokeWidth: 1.6,
  } as const;
  return plotted({
    ...frame('11px'),
    marginLeft: 48,
    x: log
      ? {type: 'log', label: LABELS[axis], tickFormat: (x: number) => amount(x), ticks: 4}
      : {type: 'point', domain: values, label: LABELS[axis], tickFormat: String},
    y: {
      type: 'log',
      domain: [LEAST, 1.2],
      label: 'risk at most',
      grid: true,
      ticks: 3,
      tickFormat: (y: number) => String(y),
    },
    marks: [
      Plot.line(labels('pretraining'), {...lines, sort: 'x'}),
      Plot.line(labels('labels'), {...lines, sort: 'x', strokeDasharray: '4 3'}),
      Plot.line(truth, {x: 'x', y: 'y', sort: 'x', stroke: TRUTH, strokeWidth: 3, strokeDasharray: '1 3'}),
    ],
  });
}

interface Tile {
  readonly x: string;
  readonly y: string;
  readonly fill: string;
  readonly text: string;
  readonly dark: boolean;
}

function map({cells}: World, theories: Theories, [first, second]: readonly [Axis, Axis]): string {
  const base = cells.find(({on}) => on.includes('base'))!.at;
  const others = (Object.keys(base) as Axis[]).filter((axis) => axis !== first && axis !== second);
  const shown = cells.filter(
    ({on, at}) =>
      (on.includes('map') || on.includes('base')) && others.every((axis) => at[axis] === base[axis]),
  );
  const valuesOf = (axis: Axis) =>
    [...new Set(shown.map(({at}) => at[axis]!))].sort((a, b) => a - b).map(amount);
  const tiles = shown.map((cell): Tile => {
    const best = tightest(cell, theories, 'pretraining');
    return {
      x: amount(cell.at[first]!),
      y: amount(cell.at[second]!),
      fill: best ? colourOf(theories, best.theory) : '#f2f2f2',
      text: best ? best.limit.toPrecision(2) : '1',
      dark: best !== undefined,
    };
  });
  return plotted({
    ...frame('10px'),
    marginLeft: 60,
    x: {domain: valuesOf(first), label: LABELS[first]},
    y: {domain: valuesOf(second).reverse(), label: LABELS[second]},
    marks: [
      Plot.cell(tiles, {x: 'x', y: 'y', fill: 'fill', inset: 0.5}),
      Plot.text(tiles, {
        x: 'x',
        y: 'y',
        text: 'text',
        fill: ({dark}: Tile) => (dark ? 'white' : '#555'),
        fontSize: 9,
      }),
    ],
  });
}

const heading = (text: string, x: number, y: number, size = 13): string =>
  html`<text x="${x}" y="${y}" font-size="${size}" font-weight="600">${text}</text>`.text;

const placed = (svg: string, x: number, y: number): string => svg.replace('<svg', `<svg x="${x}" y="${y}"`);

function legend(theories: Theories, y: number): string {
  const across = 4;
  const entries = theories.map(({key, name, kind}, i) => {
    const [left, top] = [MARGIN + (i % across) * WIDTH, y + Math.floor(i / across) * 18];
    const dash = kind === 'labels' ? html` stroke-dasharray="4 3"` : html``;
    return html`<line x1="${left}" x2="${left + 24}" y1="${top - 4}" y2="${top - 4}" stroke="${colourOf(theories, key)}" stroke-width="3"${raw(dash.text)}/><text x="${left + 30}" y="${top}" font-size="11">${name}</text>`
      .text;
  });
  const top = y + Math.ceil(theories.length / across) * 18;
  return `${entries.join('')}<line x1="${MARGIN}" x2="${MARGIN + 24}" y1="${top - 4}" y2="${top - 4}" stroke="${TRUTH}" stroke-width="3" stroke-dasharray="1 3"/><text x="${MARGIN + 30}" y="${top}" font-size="11">the truth: 0-1 risk of the head</text>`;
}

/** A whole SVG document. */
export function compareSvg({worlds, theories, delta, loss}: CompareDocument): string {
  const parts: string[] = [];
  let y = MARGIN + 14;
  parts.push(
    heading(
      `Limits of the 0-1 risk of a fine-tuned head, each with probability at least ${1 - delta}; ${loss} loss`,
      MARGIN,
      y,
    ),
  );
  y += 20;
  parts.push(legend(theories, y));
  y += Math.ceil(theories.length / 4) * 18 + 26;
  for (const world of worlds) {
    if (!world.cells.some(({on}) => on.includes('base'))) continue;
    parts.push(heading(`${world.name}: ${world.about}`, MARGIN, y));
    y += 8;
    for (const [i, axis] of world.axes.entries())
      parts.push(placed(panel(world, theories, axis), MARGIN + i * WIDTH, y));
    y += HEIGHT + 16;
    for (const [i, axes] of world.maps.entries()) {
      parts.push(heading('tightest theory of pretraining', MARGIN + i * 2 * WIDTH, y, 11));
      parts.push(placed(map(world, theories, axes), MARGIN + i * 2 * WIDTH, y + 4));
    }
    if (world.maps.length > 0) y += HEIGHT + 24;
  }
  const width = 4 * WIDTH + 2 * MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" font-family="sans-serif" role="img" aria-label="Limits of the risk by theory along n, N, shift and dependence"><rect width="100%" height="100%" fill="white"/>${parts.join('')}</svg>\n`;
}
