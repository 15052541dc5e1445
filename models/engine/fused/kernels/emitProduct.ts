/** The matrix product, in which an element is a vector of four cases, tile by tile. */
import type {Quad} from '../../graph.ts';
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import type {ModuleBuilder} from '../assembler/moduleBuilder.ts';
import {tileEmitter} from './emitTile.ts';
import {inPieces, packer, packingOf} from './packing.ts';
import {BYTES, type Name, names, type ProductShape, WHOLE} from './productShape.ts';

/** An operand up to this size stays in the first-level cache, next to the other's columns. */
const SMALL = 16 * 1024;

const params = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'] as const;
/** After the addresses, that of room for copies. */
const ROOM = names.length;

type Pointers = Readonly<Record<Name, Local>>;

/**
 * The index of the function of a product; products of one shape share it. The params are the addresses of a, b, c, of the
 * initial sums, of the slope's values and of room for copies.
 */
export function productFunction(m: ModuleBuilder, p: ProductShape): number {
  const key = JSON.stringify(['product', ...Object.values(p)]);
  return m.define(key, params, undefined, (f) => (inPieces(p) ? emitPieces(m, f, p) : emitTiles(m, f, p)));
}

/** Pieces of the inner index, one after the other: the first starts the sums, the last ends with the epilogue. */
function emitPieces(m: ModuleBuilder, f: FunctionBuilder, p: ProductShape): void {
  const pieces = Math.ceil(p.inner / WHOLE);
  const piece = (inner: number, init: ProductShape['init'], isLast: boolean) => {
    const {epilogue, ...rest} = p;
    const own = productFunction(m, {...rest, inner, init, ...(isLast && epilogue && {epilogue})});
    for (const i of params.keys()) f.get(i);
    f.call(own);
    f.advance(names.indexOf('a'), WHOLE * p.a[3] * BYTES);
    f.advance(names.indexOf('b'), WHOLE * p.b[2] * BYTES);
  };
  piece(WHOLE, p.init, false);
  f.times(pieces - 2, () => piece(WHOLE, 'self', false));
  piece(p.inner - (pieces - 1) * WHOLE, 'self', true);
}

/** Whether the columns are the outer loop: where what is then read over and over is small. */
function columnsOutside({shape: [, , m, n], inner}: ProductShape): boolean {
  return m * inner * BYTES <= SMALL || inner * n * BYTES > SMALL;
}

type Sizes = readonly (readonly [size: number, count: number])[];

/** Rows of a tile by its columns. Nine sums take fewer loads a multiplication than eight. */
const HEIGHT: Readonly<Record<number, number>> = {1: 8, 2: 4, 3: 3, 4: 2};

const some = (sizes: Sizes): Sizes => sizes.filter(([size, count]) => size * count > 0);

/** The columns as the widths of tiles, from the first on. */
function widthsOf({shape: [, , , n], isLarge}: ProductShape): Sizes {
  const rest = n % 3;
  const threes = Math.floor(n / 3) - (rest === 1 ? 1 : 0);
  if (!isLarge || threes <= 0)
    return some([
      [4, Math.floor(n / 4)],
      [2, Math.floor((n % 4) / 2)],
      [1, n % 2],
    ]);
  return some([
    [3, threes],
    [n - 3 * threes, 1],
  ]);
}

/** The rows as the heights of tiles. */
function heightsOf(rows: number, height: number): Sizes {
  const full = Math.floor(rows / height);
  const rest = rows % height;
  // Two tiles of two in place of three rows and one.
  if (height === 3 && rest === 1 && full > 0)
    return some([
      [3, full - 1],
      [2, 2],
    ]);
  return some([
    [height, full],
    [rest, 1],
  ]);
}

function emitTiles(m: ModuleBuilder, f: FunctionBuilder, p: ProductShape): void {
  const [batches, subBatches, rows] = p.shape;
  const packing = packingOf(p);
  const widths = widthsOf(p);
  const zero: Quad = [0, 0, 0, 0];
  const strides: Readonly<Record<Name, Quad>> = {
    a: p.a,
    b: p.b,
    c: p.c,
    i: typeof p.init === 'string' ? zero : p.init,
    v: p.epilogue?.kind === 'slope' ? p.c : zero,
  };
  const locals = (): Pointers => ({
    a: f.local('i32'),
    b: f.local('i32'),
    c: f.local('i32'),
    i: f.local('i32'),
    v: f.local('i32'),
  });
  const base: Pointers = {a: 0, b: 1, c: 2, i: 3, v: 4};
  const [outer, at] = [locals(), locals()];
  const near = packing.a ? {row: p.inner, inner: 1} : {row: p.a[2], inner: p.a[3]};
  const tile = tileEmitter(m, f, p, at, {
    a: near,
    b: (w) => (packing.b ? {inner: w, column: 1} : {inner: p.b[2], column: p.b[3]}),
    row: (name) => strides[name][2],
    column: (name) => strides[name][3],
  });
  const pack = packer(f);
  /** Whether a tile is for what tiles of three leave over. */
  const isRare = (h: number, w: number) => widths[0]?.[0] === 3 && h * w < 9;
  /** How far each address moves per row and per column of the result. */
  const perRow = (name: Name) => {
    if (name === 'b') return 0;
    return (name === 'a' ? near.row : strides[name][2]) * BYTES;
  };
  const perColumn = (name: Name) => (name === 'a' ? 0 : strides[name][3] * BYTES);
  const copy = (from: Pointers, to: Pointers, offset: (name: Name) => number) => {
    for (const name of names) {
      f.get(name === 'a' && packing.a && from === base ? ROOM : from[name]);
      if (offset(name) !== 0) {
        f.i32(offset(name));
        f.op('i32.add');
      }
      f.set(to[name]);
    }
  };
  const move = (pointers: Pointers, by: (name: Name) => number) => {
    for (const name of names) f.advance(pointers[name], by(name));
  };

  /** Where the columns of b in hand are, for the rows to come. */
  function placeColumns(w: number): void {
    if (!packing.b) return;
    const offset = packing.a ? rows * p.inner : 0;
    pack(outer.b, {at: ROOM, offset}, [p.inner, w], [p.b[2], p.b[3]]);
    f.get(ROOM);
    f.i32(offset * BYTES);
    f.op('i32.add');
    f.set(at.b);
  }

  /** Tiles of h x w over all rows and over `blocks` times w columns from a column on. */
  function region(from: number, blocks: number, h: number, w: number): void {
    if (blocks <= 0) return;
    const heights = heightsOf(rows, h);
    copy(base, outer, (name) => from * perColumn(name));
    if (packing.b || columnsOutside(p) || blocks === 1) {
      f.times(blocks, () => {
        copy(outer, at, () => 0);
        placeColumns(w);
        for (const [height, count] of heights) {
          f.times(count, () => {
            tile(height, w, isRare(height, w));
            move(at, (name) => height * perRow(name));
          });
        }
        move(outer, (name) => w * perColumn(name));
      });
      return;
    }
    for (const [height, count] of heights) {
      f.times(count, () => {
        copy(outer, at, () => 0);
        f.times(blocks, () => {
          tile(height, w, isRare(height, w));
          move(at, (name) => w * perColumn(name));
        });
        move(outer, (name) => height * perRow(name));
      });
    }
  }

  f.times(batches, () => {
    f.times(subBatches, () => {
      if (packing.a) pack(base.a, {at: ROOM, offset: 0}, [rows, p.inner], [p.a[2], p.a[3]]);
      let from = 0;
      for (const [w, blocks] of widths) {
        region(from, blocks, HEIGHT[w]!, w);
        from += w * blocks;
      }
      move(base, (name) => strides[name][1] * BYTES);
    });
    move(base, (name) => (strides[name][0] - subBatches * strides[name][1]) * BYTES);
  });
}
