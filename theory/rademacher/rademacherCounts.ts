/** The sample size of a count vector, checked. */
import {inputError} from '../errors.ts';

/** n = sum of the counts, all nonnegative integers, at least 1. */
export function drawsOf(where: string, counts: ArrayLike<number>): number {
  let n = 0;
  for (let a = 0; a < counts.length; a++) {
    const count = counts[a]!;
    if (!(Number.isInteger(count) && count >= 0)) {
      throw inputError(where, `counts[${a}]`, 'a nonnegative integer', count);
    }
    n += count;
  }
  if (n === 0) throw inputError(where, 'counts', 'at least one draw', counts);
  return n;
}
