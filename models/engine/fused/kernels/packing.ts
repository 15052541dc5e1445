/**
 * Operands that a product copies side by side before it reads them. Where neighbours along the inner index lie on
 * other pages of memory, each read is a miss of the address cache, and the rate of a large product halves.
 */
import type {ProductStep} from '../../program.ts';

const BYTES = 16;
/** Strides from here on are far. */
const FAR = 1024;
/** Fewer inner indices, rows or columns are not worth a copy. */
const FEW = 12;

interface Strides {
  readonly shape: ProductStep['shape'];
  readonly inner: number;
  readonly a: ProductStep['a']['strides'];
  readonly b: ProductStep['b']['strides'];
}

/** Which operands are copied, and for how many vectors there must be room: all of a, then four columns of b. */
export function packingOf({shape: [, , m, n], inner, a, b}: Strides): {
  readonly a: boolean;
  readonly b: boolean;
  readonly room: number;
} {
  const far = (stride: number) => stride * BYTES >= FAR && inner >= FEW;
  const packed = {a: far(a[3]) && n >= FEW, b: far(b[2]) && m >= FEW};
  const room = (packed.a ? m * inner : 0) + (packed.b ? 4 * inner : 0);
  return {...packed, room};
}
