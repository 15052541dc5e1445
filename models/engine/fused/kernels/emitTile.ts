/**
 * The innermost part of a product: a tile of at most nine sums stays in registers while the inner index runs; it is
 * written out, with a fence between its steps.
 */
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import type {ModuleBuilder} from '../assembler/moduleBuilder.ts';
import {emitApply, emitSlope} from './emitActivation.ts';
import {BYTES, type Name, type ProductShape, WHOLE} from './productShape.ts';

/** Inner indices written out at once in a longer loop, and in one of a tile that few sums are in. */
const PIECE = 16;
const FEW = 8;

/** How a tile reads and writes, in vectors. */
export interface TileStrides {
  readonly a: {readonly row: number; readonly inner: number};
  /** By the tile's width. */
  b(width: number): {readonly inner: number; readonly column: number};
  /** Of the result, of where sums start, and of the slope's values. */
  row(name: Name): number;
  column(name: Name): number;
}

/** What computes the tile of so many rows and columns at the addresses given, in little code where it is rare. */
export function tileEmitter(
  m: ModuleBuilder,
  f: FunctionBuilder,
  p: ProductShape,
  at: Readonly<Record<Name, Local>>,
  strides: TileStrides,
): (h: number, w: number, isRare: boolean) => void {
  const run = {a: f.local('i32'), b: f.local('i32')};
  const vectors = (length: number) => Array.from({length}, () => f.local('v128'));
  const [sums, right, left] = [vectors(9), vectors(4), vectors(8)];

  function steps(a: Local, b: Local, count: number, h: number, w: number): void {
    const near = strides.b(w);
    let fences = 0;
    /**
     * Never taken, since addresses are multiples of 16. Without it V8 hoists the loads of all that follows to the top
     * and spills them; each compares with a number of its own, or V8 would drop all but the first.
     */
    const fence = () => {
      f.get(a);
      f.i32(++fences);
      f.op('i32.eq');
      f.leave();
    };
    const loadLeft = (u: number, r: number) => {
      f.get(a);
      f.load((r * strides.a.row + u * strides.a.inner) * BYTES);
      f.set(left[r]!);
    };
    const loadRight = (u: number, c: number) => {
      f.get(b);
      f.load((u * near.inner + c * near.column) * BYTES);
      f.set(right[c]!);
    };
    const add = (r: number, c: number) => {
      const sum = sums[r * w + c]!;
      f.put(sum, left[r]!, right[c]!, 'f32x4.mul', 'f32x4.add');
      f.set(sum);
    };
    const [rows, columns] = [[...Array(h).keys()], [...Array(w).keys()]];
    f.block(() => {
      for (let u = 0; u < count; u++) {
        if (u > 0) fence();
        for (const r of rows) loadLeft(u, r);
        for (const c of columns) {
          // Nine sums leave registers for two columns at a time.
          if (h * w > 8 && c === 2) fence();
          loadRight(u, c);
          for (const r of rows) add(r, c);
        }
      }
    });
  }

  function inner(h: number, w: number, isRare: boolean): void {
    const piece = isRare ? FEW : PIECE;
    if (p.inner <= (isRare ? PIECE : WHOLE)) {
      steps(at.a, at.b, p.inner, h, w);
      return;
    }
    f.get(at.a);
    f.set(run.a);
    f.get(at.b);
    f.set(run.b);
    f.times(Math.floor(p.inner / piece), () => {
      steps(run.a, run.b, piece, h, w);
      f.advance(run.a, piece * strides.a.inner * BYTES);
      f.advance(run.b, piece * strides.b(w).inner * BYTES);
    });
    if (p.inner % piece > 0) steps(run.a, run.b, p.inner % piece, h, w);
  }

  return (h, w, isRare) => {
    const each = (body: (sum: Local, offset: (name: Name) => number) => void) => {
      for (let r = 0; r < h; r++)
        for (let c = 0; c < w; c++)
          body(sums[r * w + c]!, (name) => (r * strides.row(name) + c * strides.column(name)) * BYTES);
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
    inner(h, w, isRare);
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
  };
}
