/**
 * What a bound on a risk says (theory section 10). `untrained` is what the left side is for a head that was not trained: a
 * bound of that size does not tell training from not training.
 */
import {type Inequality, isVacuous} from './inequality.ts';

/** `undecided`: the enclosures of both leave open whether the bound is below what no training gives. */
export const LEVELS = ['vacuous', 'trivial', 'informative', 'undecided'] as const;
/** What a bound says: more than no training, or nothing. */
export type Level = (typeof LEVELS)[number];

/**
 * The level of a bound; undefined where `untrained` is not known.
 * @example
 * ```ts
 * import {inequality, interval, levelOf} from 'transferbound';
 *
 * const limits = {largestLhs: 2, untrained: interval.point(0.75)};
 * levelOf(inequality(interval.ZERO, {shift: interval.point(0.5)}, limits)); // => 'informative'
 * ```
 */
export function levelOf(found: Pick<Inequality, 'rhs' | 'largestLhs' | 'untrained'>): Level | undefined {
  const {rhs, untrained} = found;
  if (untrained === undefined) return undefined;
  if (isVacuous(found)) return 'vacuous';
  if (rhs.lo >= untrained.hi) return 'trivial';
  return rhs.hi < untrained.lo ? 'informative' : 'undecided';
}
