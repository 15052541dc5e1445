import {shown} from '../../theory/errors.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';
import {ClaimFault} from './claimError.ts';

function isInterval(value: unknown): boolean {
  const {lo, hi} = (value ?? {}) as {lo?: unknown; hi?: unknown};
  return typeof lo === 'number' && typeof hi === 'number' && lo <= hi;
}

/** The value that a claim returned, if it is an inequality; a judge would take NaN or a missing slack for `undecided`. */
export function checkedInequality(value: unknown): Inequality {
  const expected = 'expected inequality(lhs, {name: term, ...})';
  if (value instanceof Promise) throw new ClaimFault(`returned a promise, ${expected} at once`);
  if (typeof value !== 'object' || value === null) {
    throw new ClaimFault(`returned ${shown(value)}, ${expected}`);
  }
  const found = value as Partial<Inequality>;
  for (const side of ['lhs', 'rhs', 'slack'] as const) {
    if (!isInterval(found[side])) {
      throw new ClaimFault(`returned ${side} = ${shown(found[side])}, ${expected} with intervals lo <= hi`);
    }
  }
  if (!Array.isArray(found.terms)) throw new ClaimFault(`returned no list of terms, ${expected}`);
  for (const term of found.terms) {
    if (!isInterval(term?.value)) {
      throw new ClaimFault(`returned the term ${shown(term)}, ${expected} with intervals lo <= hi`);
    }
  }
  return value as Inequality;
}

/** The function of a sample that `prepare` returned. */
export function checkedJudge<S>(value: (sample: S) => unknown): (sample: S) => Inequality {
  if (typeof value !== 'function') {
    throw new ClaimFault(`returned ${shown(value)} from prepare, expected a function of a sample`);
  }
  return (sample) => checkedInequality(value(sample));
}
