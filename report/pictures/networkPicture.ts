import * as Plot from '@observablehq/plot';
import type {NetworkSetting} from '../../properties/settings/network/setting.ts';
import {short} from '../format.ts';
import type {Markup} from '../html.ts';
import {draw} from '../plots/draw.ts';

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

interface Caption {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

type Tables = Readonly<Record<string, readonly (readonly number[])[]>>;

interface Block {
  readonly cells: Cell[];
  readonly captions: Caption[];
  readonly width: number;
  readonly height: number;
}

const COLUMNS = 11;
const HEADING = 0.8;
const LETTER = 0.23;

/** The tables of a set side by side, in lines of at most COLUMNS cells. */
function blockOf(set: string, tables: Tables): Block {
  const cells: Cell[] = [];
  const captions: Caption[] = [{x: 0, y: 0.35, text: set}];
  let [top, left, height, width] = [0.7, 0, 0.7, set.length * LETTER];
  for (const [name, rows] of Object.entries(tables)) {
    const own = Math.max(rows[0]?.length ?? 1, LETTER * name.length) + 0.5;
    if (left > 0 && left + own > COLUMNS) [left, top] = [0, height];
    captions.push({x: left, y: top + 0.4, text: name});
    for (const [i, row] of rows.entries())
      for (const [j, value] of row.entries()) cells.push({x: left + j, y: top + HEADING + i, value});
    height = Math.max(height, top + HEADING + rows.length + 0.3);
    left += own;
    width = Math.max(width, left);
  }
  return {cells, captions, width, height};
}

/** Blocks side by side where they fit, below each other where they do not. */
function laidOut(blocks: readonly Block[]): Omit<Block, 'width'> {
  const cells: Cell[] = [];
  const captions: Caption[] = [];
  let [top, left, height] = [0, 0, 0];
  for (const block of blocks) {
    if (left > 0 && left + block.width > COLUMNS) [left, top] = [0, height];
    const moved = <P extends {x: number; y: number}>(part: P): P => ({
      ...part,
      x: part.x + left,
      y: part.y + top,
    });
    cells.push(...block.cells.map(moved));
    captions.push(...block.captions.map(moved));
    height = Math.max(height, top + block.height);
    left += block.width + 0.7;
  }
  return {cells, captions, height};
}

/** Both parameter sets and the input as tables of cells: colour and strength say sign and size. */
export function networkPicture({first, second, input, network}: NetworkSetting): Markup {
  const blocks = [blockOf('first', first), blockOf('second', second)];
  if (input) blocks.push(blockOf('input', {x: input}));
  const {cells, captions, height} = laidOut(blocks);
  const most = Math.max(...cells.map(({value}) => Math.abs(value)), Number.MIN_VALUE);
  const size = 26;
  return draw(
    `Parameters of a network (${network}): ${JSON.stringify({first, second, input})}`.slice(0, 600),
    {
      width: 300,
      height: Math.ceil(height * size) + 6,
      margin: 3,
      x: {domain: [0, COLUMNS + 0.2], axis: null},
      y: {domain: [height, 0], axis: null},
      marks: [
        Plot.rect(cells, {
          x1: (cell: Cell) => cell.x,
          x2: (cell: Cell) => cell.x + 1,
          y1: (cell: Cell) => cell.y,
          y2: (cell: Cell) => cell.y + 1,
          inset: 1,
          fill: (cell: Cell) => (cell.value < 0 ? 'var(--minus)' : 'var(--plus)'),
          fillOpacity: (cell: Cell) => (0.35 * Math.abs(cell.value)) / most,
          stroke: 'var(--line)',
        }),
        Plot.text(cells, {
          x: (cell: Cell) => cell.x + 0.5,
          y: (cell: Cell) => cell.y + 0.5,
          text: (cell: Cell) =>
            short(cell.value).length > 5 ? cell.value.toPrecision(2) : short(cell.value),
          fontSize: 9,
          fill: 'currentColor',
        }),
        Plot.text(captions, {
          x: 'x',
          y: 'y',
          text: 'text',
          textAnchor: 'start',
          fontSize: 10,
          fill: 'var(--muted)',
        }),
      ],
      color: {type: 'identity'},
      opacity: {type: 'identity'},
    },
  );
}
