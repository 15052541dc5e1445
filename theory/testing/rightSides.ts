/** Right sides of claims on small random cases, for tests of the laws that bounds share. */

import {type Interval, sum} from '../arithmetic/interval.ts';
import type {Case} from '../case/case.ts';
import {type PoolClaim, subjectOf} from '../claim/claim.ts';
import {claims} from '../claims/index.ts';
import {jointAtoms} from '../heads/risk.ts';
import {enumerateSamples} from '../laws/enumerate.ts';
import type {Sample} from '../laws/pool.ts';
import type {Inequality, Term} from '../statement/inequality.ts';
import {randomCase} from './randomCase.ts';

/** Losses without transcendental functions. */
export const DYADIC = ['hinge', 'squared', 'ramp', 'symmetricRamp'] as const;

/** A claim about pools, by id. */
export function poolClaim(id: string): PoolClaim {
  const claim = claims.find((one) => one.id === id);
  if (claim === undefined || subjectOf(claim) !== 'pool') throw new Error(`no claim ${id} about pools`);
  return claim as PoolClaim;
}

/** Names of the hypotheses that the case does not certainly satisfy. */
export function failing(id: string, c: Case): string[] {
  return poolClaim(id)
    .hypotheses.filter(({holds}) => holds(c) !== true)
    .map(({name}) => name);
}

/** Evaluates a claim on a case, or on one sample of it; undefined where a hypothesis fails. */
export function on(id: string, c: Case, sample?: Sample): Inequality | undefined {
  if (failing(id, c).length > 0) return undefined;
  const claim = poolClaim(id);
  if (claim.kind !== 'with-probability') return claim.evaluate(c);
  if (sample === undefined) throw new Error(`${id} needs a sample`);
  return claim.prepare(c)(sample);
}

/** All samples of the case's own size. */
export function samplesOf(c: Case): Sample[] {
  const samples: Sample[] = [];
  const size = c.pool.size;
  enumerateSamples(jointAtoms(c.pool.T), c.n, (counts) =>
    samples.push({plus: counts.slice(0, size), minus: counts.slice(size), n: c.n}),
  );
  return samples;
}

/** The terms of a that are not, with the same name and value, terms of b. */
export function own(a: Inequality, b: Inequality): Interval {
  const shared = (term: Term) =>
    b.terms.some(
      ({name, value}) => name === term.name && value.lo === term.value.lo && value.hi === term.value.hi,
    );
  return sum(a.terms.filter((term) => !shared(term)).map(({value}) => value));
}

/** rhs of a at most rhs of b for certain, what both share left out. */
export const certain = (a: Inequality, b: Inequality) => own(a, b).hi <= own(b, a).lo;
/** rhs of a not certainly above rhs of b. */
export const possible = (a: Inequality, b: Inequality) => a.rhs.lo <= b.rhs.hi;

/** n = 1 or 2 and masses over 64: everything but roots and logarithms is a double. */
export const dyadic = (s: number, extra = {}) =>
  randomCase(s, {kind: 'finite', losses: DYADIC, n: 1 + (s % 2), ...extra});
