/** What a claim's own code returned, checked: NaN or a missing slack would otherwise be taken for `undecided`. */
import {shown} from '../../theory/errors.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';
import {ClaimFault} from './claimError.ts';

/** What a claim says on a case: an inequality, after 0, 1 or 2 stages of randomness. */
export type Bound = Inequality | ((draw: never) => Bound);

function isInterval(value: unknown): boolean {
  const {lo, hi} = (value ?? {}) as {lo?: unknown; hi?: unknown};
  return typeof lo === 'number' && typeof hi === 'number' && lo <= hi;
}

function checkedInequality(value: unknown): Inequality {
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

/**
 * @param stages how many stages of randomness the value still waits for
 * @throws ClaimFault here, or from the bound where a later stage shows the fault
 */
export function checkedBound(value: unknown, stages: number): Bound {
  if (stages === 0) return checkedInequality(value);
  if (typeof value !== 'function') {
    const draw = stages === 1 ? 'sample' : 'pretraining';
    throw new ClaimFault(`returned ${shown(value)} from prepare, expected a function of a ${draw}`);
  }
  return (draw) => checkedBound(value(draw), stages - 1);
}

/** The bound after one more stage. @throws InputError where it waits for none */
export function after(bound: Bound, draw: unknown): Bound {
  if (typeof bound !== 'function') throw new ClaimFault('returned an inequality before the last stage');
  return bound(draw as never);
}

/** The inequality that is left after the last stage. */
export function settled(bound: Bound): Inequality {
  if (typeof bound === 'function') throw new ClaimFault('returned a function after the last stage');
  return bound;
}
