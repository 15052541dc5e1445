import type {Activation} from '../../../../theory/networks/architecture.ts';
import type {Quad} from '../../graph.ts';

/** A product without its addresses. */
export interface ProductShape {
  readonly shape: Quad;
  readonly inner: number;
  readonly a: Quad;
  readonly b: Quad;
  readonly c: Quad;
  readonly init: 'zero' | 'self' | Quad;
  /** Whether more code is worth it. */
  readonly isLarge: boolean;
  readonly epilogue?: {readonly kind: 'apply' | 'slope'; readonly activation: Activation};
}

export const BYTES = 16;

/** Inner indices that are written out in one piece. */
export const WHOLE = 32;

/** Moving addresses: of the operands, of where the sums start, and of the values for the slope. */
export const names = ['a', 'b', 'c', 'i', 'v'] as const;
export type Name = (typeof names)[number];
