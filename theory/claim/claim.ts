/** What a claim is: an inequality lhs <= sum of terms, its hypotheses, its source, and how it is evaluated. */
import type {Case, Hypothesis} from '../case/case.ts';
import type {ContrastiveCase} from '../contrastive/contrastiveCase.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';
import {inputError} from '../errors.ts';
import {LOSSES} from '../heads/loss.ts';
import type {Sample} from '../laws/pool.ts';
import {NETWORK_KINDS, type NetworkCase, type NetworkKind} from '../networks/networkCase.ts';
import type {DescentCase} from '../radReg/descentCase.ts';
import type {Inequality, StatementParts} from '../statement/inequality.ts';

/**
 * Worlds of one theory each, on which a claim is an inequality of numbers: nothing is drawn outside of the case. A further
 * subject is added here, in KINDS and as a setting family.
 */
export interface TheoryCases {
  readonly contrastive: ContrastiveCase;
}

/** What a claim is about, and what it is evaluated on. */
export interface Cases extends TheoryCases {
  readonly pool: Case;
  readonly network: NetworkCase;
  readonly descent: DescentCase;
  readonly endToEnd: EndToEndCase;
}

export type Subject = keyof Cases;
export type AnyCase = Cases[Subject];

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
  /** It bounds an excess risk: it is tried on settings, too, where such a bound can be informative. */
  readonly informative?: boolean;
  /** Whether image worlds, where nothing can be enumerated, are in its scope. */
  readonly images?: boolean;
  /** It is about a choice among several heads: classes of many heads with disjoint errors are among its extremes. */
  readonly manyHeads?: boolean;
  /** Claims from end to end: a held-out U-sample, as counts or in the order of its draws. */
  readonly heldOut?: 'counts' | 'sequence';
  /** A held-out labelled sample D', as `test` of the fine-tuning sample. */
  readonly test?: boolean;
  /** Mutants that leave out a hypothesis: settings that it excludes are drawn too. */
  readonly beyond?: boolean;
  /** Claims about networks: which ones. */
  readonly network?: NetworkKind;
}

/**
 * How `npm run fixtures` finds the fixture of a claim: by default a mutant's is what `check` finds from seed 1, a claim's
 * witness the tightest of 400 random settings.
 */
export interface FixtureSearch {
  /** Seed of the hunt that finds it, where plain generation hardly does. */
  readonly hunt?: number;
  /** Mutants: another seed of `check`, which refutes it much sooner. */
  readonly seed?: number;
  /** Claims: random settings looked at. */
  readonly runs?: number;
  /** Claims: key of the term whose tightness is sought, where lhs/rhs can be 1 without it. */
  readonly term?: string;
  /** Mutants: the edge setting of its family, by name, that refutes it as it stands: nothing is searched for. */
  readonly edge?: string;
  /** Why none is searched for. */
  readonly none?: string;
}

interface ClaimBase<C = Case> {
  /** Words joined by hyphens; the name of its file under claims/ and of its fixtures. */
  readonly id: string;
  readonly title: string;
  /** LaTeX. */
  readonly statement: string;
  /** The statement term by term: see `stated`. */
  readonly parts?: StatementParts;
  /** Where it is stated and proved. */
  readonly source: string;
  readonly needs: Needs;
  readonly hypotheses: readonly Hypothesis<C>[];
  /** Present on a mutant: the claim it perturbs and why it is false. */
  readonly mutates?: {readonly claim: string; readonly why: string};
  readonly fixture?: FixtureSearch;
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

/** About pretraining and fine-tuning together: holds for all but nu + nu' of the pairs of independent samples. */
export interface EndToEndClaim extends ClaimBase<EndToEndCase> {
  readonly subject: 'endToEnd';
  readonly kind: 'end-to-end';
  /** Not about D: only nu' may be spent. */
  readonly pretrainingOnly?: true;
  /** Computes what depends on the world alone, then what depends on the U-sample; the result judges one sample. */
  readonly prepare: (c: EndToEndCase) => (pretraining: Pretraining) => (sample: Sample) => Inequality;
}

/** About the worlds of another theory (section 12). */
export interface TheoryClaim<S extends keyof TheoryCases> extends ClaimBase<TheoryCases[S]> {
  readonly subject: S;
  readonly kind: 'deterministic';
  readonly evaluate: (c: TheoryCases[S]) => Inequality;
}

type AnyTheoryClaim = {[S in keyof TheoryCases]: TheoryClaim<S>}[keyof TheoryCases];

/** An inequality about worlds, with its hypotheses, its source, and how both sides are computed. */
export type Claim = PoolClaim | NetworkClaim | DescentClaim | EndToEndClaim | AnyTheoryClaim;

/** Whether a value, such as an export of a module, looks like a claim; `defineClaim` checks it. */
export function isClaim(value: unknown): value is Claim {
  return (
    typeof value === 'object' && value !== null && 'id' in value && 'kind' in value && 'statement' in value
  );
}

export function subjectOf(claim: Claim): Subject {
  return claim.subject ?? 'pool';
}

/** The door for built-in claims, mutants and users' claims alike. */
const KINDS: Readonly<Record<Subject, readonly string[]>> = {
  pool: ['deterministic', 'in-expectation', 'with-probability'],
  network: ['deterministic'],
  descent: ['in-expectation'],
  endToEnd: ['end-to-end'],
  contrastive: ['deterministic'],
};

const METHODS = {
  prepare: 'a function of a case that returns a function of a sample',
  evaluate: 'a function of a case that returns inequality(lhs, terms)',
};

const FLAG = [true, false] as const;

/** What each of the needs may be; losses are a list of those. */
const NEEDS: {readonly [K in keyof Needs]-?: readonly unknown[]} = {
  heads: ['finite', 'ball', 'any'],
  losses: LOSSES,
  samples: FLAG,
  signs: FLAG,
  realisable: FLAG,
  tokens: FLAG,
  trained: FLAG,
  oneHot: FLAG,
  informative: FLAG,
  images: FLAG,
  manyHeads: FLAG,
  heldOut: ['counts', 'sequence'],
  test: FLAG,
  beyond: FLAG,
  network: NETWORK_KINDS,
};

/** A need that nobody reads would be as if it were not there: the claim would pass on worlds that it is not about. */
function checkNeeds(where: string, needs: Needs): void {
  for (const [key, value] of Object.entries(needs)) {
    if (!Object.hasOwn(NEEDS, key))
      throw inputError(where, `needs.${key}`, `one of ${Object.keys(NEEDS).join(', ')}`, key);
    if (value === undefined) continue;
    const allowed = NEEDS[key as keyof Needs];
    const values: unknown = key === 'losses' ? value : [value];
    if (!Array.isArray(values) || values.length === 0 || !values.every((one) => allowed.includes(one)))
      throw inputError(
        where,
        `needs.${key}`,
        `${key === 'losses' ? 'a list of ' : ''}${allowed.join(' | ')}`,
        value,
      );
  }
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Checks the shape of a claim and returns it; the door for built-in claims, mutants and users' claims alike.
 * @throws InputError naming the field that is not what it should be
 * @example
 * ```ts
 * import {defineClaim, evaluate, evaluateSetting, inequality, interval, quantities, worlds} from 'transferbound';
 *
 * const own = defineClaim({
 *   id: 'own-shift',
 *   title: 'The shift of the risk is at most B TV(T,U)',
 *   statement: '|L_T - L_U| \\le B\\,\\mathrm{TV}(T,U)',
 *   source: 'my notes',
 *   kind: 'deterministic',
 *   needs: {heads: 'finite'},
 *   hypotheses: [],
 *   evaluate(c) {
 *     const [theta = new Float64Array()] = c.heads.kind === 'finite' ? c.heads.thetas : [];
 *     const lhs = interval.abs(quantities.riskShift(c, c.representation, theta));
 *     return inequality(lhs, {'B TV(T,U)': quantities.shiftTerm(c)});
 *   },
 * });
 * evaluateSetting(own, worlds.smallSetting).verdict; // => 'holds'
 * ```
 */
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
  const kinds = KINDS[(subject ?? 'pool') as Subject];
  if (!kinds) throw inputError(where, 'subject', Object.keys(KINDS).join(' | '), subject);
  if (typeof claim.needs !== 'object' || claim.needs === null)
    throw inputError(where, 'needs', 'an object, {} where any world will do', claim.needs);
  checkNeeds(where, claim.needs);
  if (!Array.isArray(claim.hypotheses)) throw inputError(where, 'hypotheses', 'a list', claim.hypotheses);
  for (const [i, hypothesis] of claim.hypotheses.entries()) {
    if (typeof hypothesis?.name !== 'string' || typeof hypothesis?.holds !== 'function')
      throw inputError(where, `hypotheses[${i}]`, 'a name and a function holds of a case', hypothesis);
  }
  const kind: string = claim.kind;
  if (!kinds.includes(kind))
    throw inputError(where, 'kind', `${kinds.join(' | ')}${subject ? `, for subject ${subject}` : ''}`, kind);
  const method = kind === 'with-probability' || kind === 'end-to-end' ? 'prepare' : 'evaluate';
  if (typeof (claim as {prepare?: unknown; evaluate?: unknown})[method] !== 'function')
    throw inputError(where, method, METHODS[method], undefined);
  return claim;
}
