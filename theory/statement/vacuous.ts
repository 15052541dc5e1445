/** A bound on what cannot exceed `trivial` says nothing once it is certainly that large. */
import type {Inequality} from './inequality.ts';

/** The name of the largest term of a vacuous bound, the one to blame; undefined where it says something, or no limit is known. */
export function vacuousBecause({
  terms,
  rhs,
  trivial,
}: Pick<Inequality, 'terms' | 'rhs' | 'trivial'>): string | undefined {
  if (trivial === undefined || !(rhs.lo >= trivial) || terms.length === 0) return undefined;
  return terms.reduce((a, b) => (b.value.hi > a.value.hi ? b : a)).name;
}
