import type {Case} from './case.ts';

export type Held = boolean | 'undecided';

export interface Hypothesis<C = Case> {
  readonly name: string;
  /** Whether the case satisfies it; 'undecided' where an enclosure does not settle it (counts as not satisfied). */
  readonly holds: (c: C) => Held;
  /** By how much a case that does not satisfy it fails: a number and what it is of. Reported, never judged by. */
  readonly measure?: {readonly of: string; readonly value: (c: C) => number};
}
