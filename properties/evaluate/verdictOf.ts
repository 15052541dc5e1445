/** Three-valued verdicts (theory section 8): overlap of enclosures is `undecided`, never a pass. */
import type {Outcome} from '../../theory/sequential/sequentialTest.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';

/** `undecided` where the enclosures of the two sides overlap: never a pass. */
export type Verdict = 'holds' | 'refuted' | 'undecided';

/**
 * The verdict on an inequality by its certified slack: `holds` from 0 on, `refuted` below 0, else `undecided`.
 * @example
 * ```ts
 * import {inequality, interval, verdictOf} from 'transferbound';
 *
 * verdictOf(inequality(interval.ZERO, {shift: interval.ONE})); // => 'holds'
 * verdictOf({slack: interval.interval(-1, 1)}); // => 'undecided'
 * ```
 */
export function verdictOf({slack}: Pick<Inequality, 'slack'>): Verdict {
  if (slack.lo >= 0) return 'holds';
  return slack.hi < 0 ? 'refuted' : 'undecided';
}

/** What one trial is to a sequential test. */
export const OUTCOME: Readonly<Record<Verdict, Outcome>> = {
  holds: 'held',
  refuted: 'violated',
  undecided: 'undecided',
};

/** lhs / rhs from below, the tightness of an inequality; undefined where there is none (0 <= 0, or rhs infinite). */
export function ratio({lhs, rhs}: Pick<Inequality, 'lhs' | 'rhs'>): number | undefined {
  if (!(rhs.hi > 0) || rhs.hi === Number.POSITIVE_INFINITY) return undefined;
  return lhs.lo / rhs.hi;
}
