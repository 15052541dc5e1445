/** Faults of a claim's own code: what it returns is checked, and errors are reported as its own with their setting. */
import {shown} from '../../theory/errors.ts';
import type {Inequality} from '../../theory/statement/inequality.ts';
import {framesOf} from '../files/frames.ts';
import {watched} from './claimWatch.ts';

/** What a claim did wrong, in the past tense, where no setting is at hand yet. */
export class ClaimFault extends Error {
  override name = 'ClaimFault';
}

/**
 * A claim's own code is at fault: it threw, returned no inequality, or its evidence changed. `setting` is where, and
 * `what` says what happened, in the past tense.
 * @example
 * ```ts
 * import {ClaimError, check, defineClaim} from 'transferbound';
 *
 * const broken = defineClaim({
 *   id: 'broken',
 *   title: 'A claim that throws',
 *   statement: '0 \\le 0',
 *   source: 'nowhere',
 *   kind: 'deterministic',
 *   needs: {},
 *   hypotheses: [],
 *   evaluate() {
 *     throw new Error('no idea');
 *   },
 * });
 * const error = await check(broken, {runs: 1}).catch((reason: unknown) => reason);
 * error instanceof ClaimError && error.what; // => 'threw: no idea'
 * ```
 */
export class ClaimError extends Error {
  override name = 'ClaimError';
  readonly claim: string;
  readonly setting: unknown;
  /** In the past tense: `threw: ...` */
  readonly what: string;
  /** Where in the claim's own code, a line per call, the innermost first; empty where that is not known. */
  readonly frames: string;

  constructor(
    claim: string,
    setting: unknown,
    what: string,
    options: ErrorOptions & {readonly frames?: string} = {},
  ) {
    super(`claim ${claim} ${what}\non the setting ${JSON.stringify(setting)}`, options);
    this.claim = claim;
    this.setting = setting;
    this.what = what;
    this.frames = options.frames ?? '';
  }

  /** @param error what was caught around the claim's code */
  static from(claim: string, setting: unknown, error: unknown): ClaimError {
    if (error instanceof ClaimError) {
      const {what, cause, frames} = error;
      return new ClaimError(claim, setting, what, {cause, frames});
    }
    const reason = error instanceof Error ? error.message : String(error);
    return new ClaimError(claim, setting, error instanceof ClaimFault ? reason : `threw: ${reason}`, {
      cause: error,
      frames: error instanceof ClaimFault ? '' : framesOf(error),
    });
  }
}

/** Runs a claim's code; an error in it comes out as a ClaimError with the setting. */
export function onSetting<T>(claim: string, setting: unknown, run: () => T): T {
  try {
    return watched(claim, setting, run);
  } catch (error) {
    throw ClaimError.from(claim, setting, error);
  }
}

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

/** The bound after one more stage. */
export function after(bound: Bound, draw: unknown): Bound {
  if (typeof bound !== 'function') throw new ClaimFault('returned an inequality before the last stage');
  return bound(draw as never);
}

/** The inequality that is left after the last stage. */
export function settled(bound: Bound): Inequality {
  if (typeof bound === 'function') throw new ClaimFault('returned a function after the last stage');
  return bound;
}
