/** Three-valued verdicts (theory section 8): overlap of enclosures is `undecided`, never a pass. */
import type {Inequality} from '../../theory/statement/inequality.ts';

export type Verdict = 'holds' | 'refuted' | 'undecided';

export function judge({slack}: Pick<Inequality, 'slack'>): Verdict {
  if (slack.lo >= 0) return 'holds';
  return slack.hi < 0 ? 'refuted' : 'undecided';
}

/** lhs / rhs from below, the tightness of an inequality; undefined where it says nothing (0 <= 0, or rhs infinite). */
export function ratio({lhs, rhs}: Pick<Inequality, 'lhs' | 'rhs'>): number | undefined {
  if (!(rhs.hi > 0) || rhs.hi === Number.POSITIVE_INFINITY) return undefined;
  return lhs.lo / rhs.hi;
}
