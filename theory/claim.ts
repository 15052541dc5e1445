/** What a claim is: an inequality lhs <= sum of terms, its hypotheses, its source, and how it is evaluated. */
import type {Case} from './case.ts';
import {inputError} from './errors.ts';
import {type Interval, meet, sub, sum} from './interval.ts';
import type {NetworkCase, NetworkKind} from './lipschitz/networkCase.ts';
import type {DescentCase} from './radReg/descentCase.ts';

/** What a claim is about, and what it is evaluated on. A further subject is added here and as a setting family. */
export interface Cases {
  readonly pool: Case;
  readonly network: NetworkCase;
  readonly descent: DescentCase;
}

export type Subject = keyof Cases;
export type AnyCase = Cases[Subject];

export interface Term {
  readonly name: string;
  readonly value: Interval;
}

/** lhs <= rhs with every quantity enclosed; `slack` encloses rhs - lhs, with common parts cancelled where possible. */
export interface Inequality {
  readonly lhs: Interval;
  readonly terms: readonly Term[];
  readonly rhs: Interval;
  readonly slack: Interval;
  /** What lhs never exceeds by definition, such as B for an excess risk: vacuous where rhs.lo >= trivial. */
  readonly trivial?: number;
}

/**
 * @param slack an enclosure of rhs - lhs that is sharper than the difference of the two enclosures, because a quantity
 *   that stands on both sides was cancelled first.
 * @param trivial see Inequality
 */
export function inequality(
  lhs: Interval,
  terms: Readonly<Record<string, Interval>>,
  slack?: Interval,
  trivial?: number,
): Inequality {
  for (const [name, value] of Object.entries({lhs, ...terms, ...(slack ? {slack} : {})})) {
    if (!(value?.lo <= value?.hi))
      throw inputError('inequality', name, 'an interval {lo, hi} with lo <= hi', value);
  }
  const list = Object.entries(terms).map(([name, value]) => ({name, value}));
  const rhs = sum(list.map((term) => term.value));
  const difference = sub(rhs, lhs);
  return {
    lhs,
    terms: list,
    rhs,
    slack: slack ? meet(slack, difference) : difference,
    ...(trivial === undefined ? {} : {trivial}),
  };
}

/** A fine-tuning sample as counts of the atoms (x_j, +1) and (x_j, -1); the counts sum to n. */
export interface Sample {
  readonly plus: ArrayLike<number>;
  readonly minus: ArrayLike<number>;
  readonly n: number;
}

export type Held = boolean | 'undecided';

export interface Hypothesis<C = Case> {
  readonly name: string;
  /** Whether the case satisfies it; 'undecided' where an enclosure does not settle it (counts as not satisfied). */
  readonly holds: (c: C) => Held;
}

/** What a claim needs of the worlds it is tried on; generators read it. */
export interface Needs {
  /** Kind of head class; default both. */
  readonly heads?: 'finite' | 'ball' | 'any';
  /** Losses it is stated for; default all that the head class allows. */
  readonly losses?: readonly Case['loss'][];
  /** The claim enumerates samples of size n: keeps pools and n small. */
  readonly samples?: boolean;
  /** The claim enumerates signs over a sample as well. */
  readonly signs?: boolean;
  /** Sections 4 and 5: a realisable pretext with a decoder W° on h°. */
  readonly realisable?: boolean;
  /** Section 5: masked inputs, the pretext read from token rows. */
  readonly tokens?: boolean;
  /** Whether teacher worlds with trained encoders are in its scope; default: where it needs a realisable pretext. */
  readonly trained?: boolean;
  /** The representation must be one-hot (row j the j-th unit vector). */
  readonly oneHot?: boolean;
  /** Whether image worlds, where nothing can be enumerated, are in its scope. */
  readonly images?: boolean;
  /** Claims about networks: which ones. */
  readonly network?: NetworkKind;
}

interface ClaimBase<C = Case> {
  /** Words joined by hyphens; the name of its file under claims/ and of its fixtures. */
  readonly id: string;
  readonly title: string;
  /** LaTeX. */
  readonly statement: string;
  /** Where it is stated and proved. */
  readonly source: string;
  readonly needs: Needs;
  readonly hypotheses: readonly Hypothesis<C>[];
  /** Present on a mutant: the claim it perturbs and why it is false. */
  readonly mutates?: {readonly claim: string; readonly why: string};
}

export interface PointwiseClaim extends ClaimBase {
  /** Default: pool worlds. */
  readonly subject?: 'pool';
  readonly kind: 'deterministic' | 'in-expectation';
  readonly evaluate: (c: Case) => Inequality;
}

/** Holds for all but a fraction nu of fine-tuning samples. */
export interface WithProbabilityClaim extends ClaimBase {
  readonly subject?: 'pool';
  readonly kind: 'with-probability';
  /** Computes what does not depend on the sample once; the result judges one sample. */
  readonly prepare: (c: Case) => (sample: Sample) => Inequality;
}

/** About a network with two sets of parameters (theory section 6), not about a pool. */
export interface NetworkClaim extends ClaimBase<NetworkCase> {
  readonly subject: 'network';
  readonly kind: 'deterministic';
  readonly evaluate: (c: NetworkCase) => Inequality;
}

export type PoolClaim = PointwiseClaim | WithProbabilityClaim;

/** About a stochastic gradient run (theory section 7). */
export interface DescentClaim extends ClaimBase<DescentCase> {
  readonly subject: 'descent';
  readonly kind: 'in-expectation';
  readonly evaluate: (c: DescentCase) => Inequality;
}

export type Claim = PoolClaim | NetworkClaim | DescentClaim;

export function subjectOf(claim: Claim): Subject {
  return claim.subject ?? 'pool';
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Checks the shape of a claim and returns it; the door for built-in claims, mutants and users' claims alike. */
export function defineClaim<const C extends Claim>(claim: C): C {
  if (typeof claim !== 'object' || claim === null)
    throw inputError('defineClaim', 'claim', 'an object', claim);
  if (typeof claim.id !== 'string' || !ID.test(claim.id)) {
    throw inputError('defineClaim', 'id', 'lower-case words joined by hyphens', claim.id);
  }
  const where = `defineClaim(${claim.id})`;
  for (const key of ['title', 'statement', 'source'] as const) {
    if (typeof claim[key] !== 'string' || claim[key] === '') {
      throw inputError(where, key, 'a non-empty string', claim[key]);
    }
  }
  const subject: unknown = claim.subject;
  if (subject !== undefined && subject !== 'pool' && subject !== 'network' && subject !== 'descent')
    throw inputError(where, 'subject', 'pool | network | descent', subject);
  if (typeof claim.needs !== 'object' || claim.needs === null)
    throw inputError(where, 'needs', 'an object, {} where any world will do', claim.needs);
  if (!Array.isArray(claim.hypotheses)) throw inputError(where, 'hypotheses', 'a list', claim.hypotheses);
  for (const [i, hypothesis] of claim.hypotheses.entries()) {
    if (typeof hypothesis?.name !== 'string' || typeof hypothesis?.holds !== 'function')
      throw inputError(where, `hypotheses[${i}]`, 'a name and a function holds of a case', hypothesis);
  }
  const kind: string = claim.kind;
  if (subject === 'network' && kind !== 'deterministic')
    throw inputError(where, 'kind', 'deterministic, for a claim about networks', kind);
  if (subject === 'descent' && kind !== 'in-expectation')
    throw inputError(where, 'kind', 'in-expectation, for a claim about descent', kind);
  if (kind === 'with-probability') {
    if (typeof (claim as {prepare?: unknown}).prepare !== 'function') {
      throw inputError(
        where,
        'prepare',
        'a function of a case that returns a function of a sample',
        undefined,
      );
    }
  } else if (kind === 'deterministic' || kind === 'in-expectation') {
    if (typeof (claim as {evaluate?: unknown}).evaluate !== 'function') {
      throw inputError(
        where,
        'evaluate',
        'a function of a case that returns inequality(lhs, terms)',
        undefined,
      );
    }
  } else throw inputError(where, 'kind', 'deterministic | in-expectation | with-probability', kind);
  return claim;
}
