/**
 * What one trial says about "lhs <= rhs": violated where the enclosures exclude it, held where they force it.
 * For a sequential test V = 1 exactly on `violated`: an undecided trial can only lower the evidence, and is counted.
 */
import type {Interval} from '../arithmetic/interval.ts';

export type Outcome = 'violated' | 'held' | 'undecided';

export function outcome(lhs: Interval, rhs: Interval): Outcome {
  if (lhs.lo > rhs.hi) return 'violated';
  return lhs.hi <= rhs.lo ? 'held' : 'undecided';
}
