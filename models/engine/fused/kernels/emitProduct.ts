/**
 * The matrix product, in which an element is a vector of four cases. Tiles of at most eight sums stay in registers
 * while the inner index runs; it is written out, with a fence between its steps.
 */
import type {Activation} from '../../../../theory/networks/architecture.ts';
import type {Quad} from '../../graph.ts';
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import type {ModuleBuilder} from '../assembler/moduleBuilder.ts';
import {emitApply, emitSlope} from './emitActivation.ts';
import {packingOf} from './packing.ts';

/** A product without its addresses. */
export interface ProductShape {
  readonly shape: Quad;
  readonly inner: number;
  readonly a: Quad;
  readonly b: Quad;
  readonly c: Quad;
  readonly init: 'zero' | 'self' | Quad;
  readonly epilogue?: {readonly kind: 'apply' | 'slope'; readonly activation: Activation};
}

const BYTES = 16;
/** Inner indices written out in one piece, and in the pieces of a longer loop. */
const WHOLE = 32;
const PIECE = 16;
/** An operand up to this size stays in the first-level cache, next to the other's columns. */
const SMALL = 16 * 1024;

/** Moving addresses: of the operands, of where the sums start, and of the values for the slope. */
type Pointers = Readonly<Record<'a' | 'b' | 'c' | 'i' | 'v', Local>>;
const names = ['a', 'b', 'c', 'i', 'v'] as const;

/** Whether the columns are the outer loop: where what is then read over and over is small. */
function columnsOutside({shape: [, , m, n], inner}: ProductShape): boolean {
  return m * inner * BYTES <= SMALL || inner * n * BYTES > SMALL;
}

/** The params are the addresses of a, b, c, of the initial sums, of the slope's values and of room for copies. */
export function emitProduct(m: ModuleBuilder, f: FunctionBuilder, p: ProductShape): void {
  const [batches, subBatches, rows, columns] = p.shape;
  const packing = packingOf(p);
  /** Of the operands as tiles read them, along the inner index and across it. */
  const near = {
    a: packing.a ? {row: p.inner, inner: 1} : {row: p.a[2], inner: p.a[3]},
    b: (w: number) => (packing.b ? {inner: w, column: 1} : {inner: p.b[2], column: p.b[3]}),
  };
  const zero: Quad = [0, 0, 0, 0];
  const strides: Readonly<Record<(typeof names)[number], Quad>> = {
    a: p.a,
    b: p.b,
    c: p.c,
    i: typeof p.init === 'string' ? zero : p.init,
    v: p.epilogue?.kind === 'slope' ? p.c : zero,
  };
  /** How far each address moves per row and per column of the result. */
  const perRow = (name: (typeof names)[number]) => {
    if (name === 'b') return 0;
    return (name === 'a' ? near.a.row : strides[name][2]) * BYTES;
  };
  const perColumn = (name: (typeof names)[number]) => (name === 'a' ? 0 : strides[name][3] * BYTES);
  const locals = (): Pointers => ({
    a: f.local('i32'),
    b: f.local('i32'),
    c: f.local('i32'),
    i: f.local('i32'),
    v: f.local('i32'),
  });
  const base: Pointers = {a: 0, b: 1, c: 2, i: 3, v: 4};
  const [outer, at, run] = [locals(), locals(), {a: f.local('i32'), b: f.local('i32')}];
  const room = 5;
  const [from, to] = [f.local('i32'), f.local('i32')];
  const sums = Array.from({length: 8}, () => f.local('v128'));
  const right = Array.from({length: 4}, () => f.local('v128'));
  const left = f.local('v128');
  const copy = (from: Pointers, to: Pointers, offset: (name: (typeof names)[number]) => number) => {
    for (const name of names) {
      f.get(name === 'a' && packing.a && from === base ? room : from[name]);
      if (offset(name) !== 0) {
        f.i32(offset(name));
        f.op('i32.add');
      }
      f.set(to[name]);
    }
  };
  const move = (pointers: Pointers, by: (name: (typeof names)[number]) => number) => {
    for (const name of names) f.advance(pointers[name], by(name));
  };

  function steps(a: Local, b: Local, count: number, h: number, w: number): void {
    f.block(() => {
      for (let u = 0; u < count; u++) {
        for (let c = 0; c < w; c++) {
          f.get(b);
          f.load((u * near.b(w).inner + c * near.b(w).column) * BYTES);
          f.set(right[c]!);
        }
        for (let r = 0; r < h; r++) {
          f.get(a);
          f.load((r * near.a.row + u * near.a.inner) * BYTES);
          f.set(left);
          for (let c = 0; c < w; c++) {
            const sum = sums[r * w + c]!;
            f.put(sum, left, right[c]!, 'f32x4.mul', 'f32x4.add');
            f.set(sum);
          }
        }
        // Never taken, since addresses are multiples of 16. Without it V8 hoists the loads of all steps to the top
        // and spills them; each compares with a number of its own, or V8 would drop all but the first.
        if (u + 1 < count) {
          f.get(a);
          f.i32(u + 1);
          f.op('i32.eq');
          f.leave();
        }
      }
    });
  }

  function tile(h: number, w: number): void {
    const each = (body: (sum: Local, name: (n: 'c' | 'i' | 'v') => number) => void) => {
      for (let r = 0; r < h; r++)
        for (let c = 0; c < w; c++) body(sums[r * w + c]!, (name) => r * perRow(name) + c * perColumn(name));
    };
    each((sum, offset) => {
      if (p.init === 'zero') f.f32x4(0);
      else {
        const name = p.init === 'self' ? 'c' : 'i';
        f.get(at[name]);
        f.load(offset(name));
      }
      f.set(sum);
    });
    if (p.inner <= WHOLE) steps(at.a, at.b, p.inner, h, w);
    else {
      f.get(at.a);
      f.set(run.a);
      f.get(at.b);
      f.set(run.b);
      f.times(Math.floor(p.inner / PIECE), () => {
        steps(run.a, run.b, PIECE, h, w);
        f.advance(run.a, PIECE * near.a.inner * BYTES);
        f.advance(run.b, PIECE * near.b(w).inner * BYTES);
      });
      if (p.inner % PIECE > 0) steps(run.a, run.b, p.inner % PIECE, h, w);
    }
    each((sum, offset) => {
      f.put(at.c, sum);
      if (p.epilogue?.kind === 'apply') emitApply(m, f, p.epilogue.activation);
      else if (p.epilogue) {
        f.get(at.v);
        f.load(offset('v'));
        emitSlope(f, p.epilogue.activation);
      }
      f.store(offset('c'));
    });
  }

  /** Copies [outer x inner] vectors from one address, in strides of vectors, to another, one after the other. */
  function pack(
    start: Local,
    target: {readonly at: Local; readonly offset: number},
    counts: readonly [number, number],
    stride: readonly [number, number],
  ): void {
    f.get(start);
    f.set(from);
    f.get(target.at);
    f.i32(target.offset * BYTES);
    f.op('i32.add');
    f.set(to);
    f.times(counts[0], () => {
      f.times(counts[1], () => {
        f.put(to, from, 'load', 'store');
        f.advance(to, BYTES);
        f.advance(from, stride[1] * BYTES);
      });
      f.advance(from, (stride[0] - counts[1] * stride[1]) * BYTES);
    });
  }

  /** Where the columns of b in hand are, for the rows to come. */
  function placeColumns(w: number): void {
    if (!packing.b) return;
    const offset = packing.a ? rows * p.inner : 0;
    pack(outer.b, {at: room, offset}, [p.inner, w], [p.b[2], p.b[3]]);
    f.get(room);
    f.i32(offset * BYTES);
    f.op('i32.add');
    f.set(at.b);
  }

  /** Tiles of h x w over all rows and over `blocks` times w columns from a column on. */
  function region(from: number, blocks: number, h: number, w: number): void {
    if (blocks <= 0) return;
    const full = Math.floor(rows / h);
    const rest = rows % h;
    const start = (name: (typeof names)[number]) => from * perColumn(name);
    if (packing.b || columnsOutside(p) || blocks === 1) {
      copy(base, outer, start);
      f.times(blocks, () => {
        copy(outer, at, () => 0);
        placeColumns(w);
        f.times(full, () => {
          tile(h, w);
          move(at, (name) => h * perRow(name));
        });
        if (rest > 0) tile(rest, w);
        move(outer, (name) => w * perColumn(name));
      });
      return;
    }
    copy(base, outer, start);
    const line = (height: number) => {
      copy(outer, at, () => 0);
      f.times(blocks, () => {
        tile(height, w);
        move(at, (name) => w * perColumn(name));
      });
    };
    f.times(full, () => {
      line(h);
      move(outer, (name) => h * perRow(name));
    });
    if (rest > 0) line(rest);
  }

  f.times(batches, () => {
    f.times(subBatches, () => {
      if (packing.a) {
        pack(base.a, {at: room, offset: 0}, [rows, p.inner], [p.a[2], p.a[3]]);
      }
      const fours = Math.floor(columns / 4);
      region(0, fours, 2, 4);
      if (columns % 4 >= 2) region(4 * fours, 1, 4, 2);
      if (columns % 2 === 1) region(columns - 1, 1, 8, 1);
      move(base, (name) => strides[name][1] * BYTES);
    });
    move(base, (name) => (strides[name][0] - subBatches * strides[name][1]) * BYTES);
  });
}
