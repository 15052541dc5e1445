import {generator} from '../../theory/laws/generator.ts';

/** Successive batches of indices into a case's draws. */
export interface Batches {
  /** Whether every batch is the same: all draws in order. */
  readonly fixed: boolean;
  /** How many a batch has, the same each time. */
  readonly size: number;
  next(): Int32Array;
}

/**
 * All `count` draws each time, or, with a smaller batch size, the next of a shuffled pass; what is left of
 * a pass too short for a batch is skipped, so that batches have one size and each pass is a fresh shuffle.
 */
export function batches(count: number, batchSize: number | undefined, seed: number): Batches {
  const order = Int32Array.from({length: count}, (_, i) => i);
  if (batchSize === undefined || batchSize >= count) return {fixed: true, size: count, next: () => order};
  const source = generator(seed).derive('batches');
  let position = count;
  return {
    fixed: false,
    size: batchSize,
    next() {
      if (position + batchSize > count) {
        for (let i = count - 1; i > 0; i--) {
          const j = source.integer(i + 1);
          const held = order[i]!;
          order[i] = order[j]!;
          order[j] = held;
        }
        position = 0;
      }
      position += batchSize;
      return order.subarray(position - batchSize, position);
    },
  };
}
