/** What every reader of arrays returns, and the checks of sizes that come before anything is allocated. */
import {inputError} from '../../theory/errors.ts';

/** Numbers of any shape, in C order; not yet looked at, so possibly NaN. */
export interface NumberArray {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** 2 GiB of doubles: more is no set of embeddings that one process should hold. */
export const MOST_NUMBERS = 2 ** 28;

/**
 * The number of entries of a shape.
 * @throws InputError where there are too many to hold
 */
export function sizeOf(shape: readonly number[], where: string): number {
  let size = 1;
  for (const length of shape) size *= length;
  if (size <= MOST_NUMBERS) return size;
  throw inputError(where, 'shape', `at most ${MOST_NUMBERS} numbers`, shape.join(' x '));
}

export const shapeText = (shape: readonly number[]): string => `shape (${shape.join(', ')})`;
