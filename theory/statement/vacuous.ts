/** A bound on what cannot exceed `largestLhs` is vacuous once it is certainly that large. */
import type {Inequality, Term} from './inequality.ts';

/** Whether a bound is certainly vacuous; undefined where nothing is known of the largest left side. */
export function isVacuous({rhs, largestLhs}: Pick<Inequality, 'rhs' | 'largestLhs'>): boolean | undefined {
  return largestLhs === undefined ? undefined : rhs.lo >= largestLhs;
}

/** The term with the largest upper end, the first of equals: where a bound is vacuous, the one to improve. */
export function dominantTerm<T extends Pick<Term, 'value'>>(terms: readonly T[]): T | undefined {
  return terms.length === 0 ? undefined : terms.reduce((a, b) => (b.value.hi > a.value.hi ? b : a));
}

/** The name of the dominant term of a vacuous bound, false where the bound is not vacuous, undefined where that is unknown. */
export function vacuousTerm(found: Inequality): string | false | undefined {
  return isVacuous(found) && (dominantTerm(found.terms)?.name ?? false);
}
