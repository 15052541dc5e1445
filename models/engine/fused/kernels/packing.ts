/**
 * What a product does about operands whose neighbours along the inner index are far apart in memory. Where they lie on
 * other pages, each read is a miss of the address cache, and the rate of a large product halves: it copies them side by
 * side first. Where they are a little nearer, so many of them fall into the same sets of the first-level cache that a long
 * column does not fit: it takes a piece of the inner index after the other.
 */
import type {FunctionBuilder, Local} from '../assembler/functionBuilder.ts';
import {BYTES, type ProductShape, WHOLE} from './productShape.ts';

/** Strides from here on are far; at it, a whole piece of the inner index still fits. */
const FAR = 1024;
/** Below this a long column fits as well; shorter ones are not worth the code. */
const NEAR = 512;
const LONG = 128;
/** Fewer inner indices, rows or columns are not worth a copy. */
const FEW = 12;

type Strides = Pick<ProductShape, 'shape' | 'inner' | 'a' | 'b'>;

/** Whether sums are taken over pieces of the inner index in turn, which add up in the result. */
export function inPieces({shape: [p, q], inner, a, b}: Strides): boolean {
  const stride = Math.max(a[3], b[2]) * BYTES;
  // Not with several batches: their sums may add up in one result, in the order of the batches.
  return p * q === 1 && inner >= LONG && a[3] > 1 && stride >= NEAR && stride <= FAR;
}

/** Which operands are copied, and for how many vectors there must be room: all of a, then four columns of b. */
export function packingOf(p: Strides): {readonly a: boolean; readonly b: boolean; readonly room: number} {
  const {
    shape: [, , m, n],
    a,
    b,
  } = p;
  const inner = inPieces(p) ? WHOLE : p.inner;
  const far = (stride: number) =>
    inner >= FEW && (inner > WHOLE ? stride * BYTES >= FAR : stride * BYTES > FAR);
  const packed = {a: far(a[3]) && n >= FEW, b: far(b[2]) && m >= FEW};
  const room = (packed.a ? m * inner : 0) + (packed.b ? 4 * inner : 0);
  return {...packed, room};
}

/** What copies [outer x inner] vectors from one address, in strides of vectors, to another, one after the other. */
export function packer(
  f: FunctionBuilder,
): (
  start: Local,
  target: {readonly at: Local; readonly offset: number},
  counts: readonly [number, number],
  stride: readonly [number, number],
) => void {
  const [from, to] = [f.local('i32'), f.local('i32')];
  return (start, target, counts, stride) => {
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
  };
}
