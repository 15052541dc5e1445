/** Three-valued verdicts (theory section 8): overlap of enclosures is `undecided`, never a pass. */
import type {Outcome} from '../../theory/sequential/sequentialTest.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';

export type Verdict = 'holds' | 'refuted' | 'undecided';

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

/** lhs / rhs from below, the tightness of an inequality; undefined where it says nothing (0 <= 0, or rhs infinite). */
export function ratio({lhs, rhs}: Pick<Inequality, 'lhs' | 'rhs'>): number | undefined {
  if (!(rhs.hi > 0) || rhs.hi === Number.POSITIVE_INFINITY) return undefined;
  return lhs.lo / rhs.hi;
}
