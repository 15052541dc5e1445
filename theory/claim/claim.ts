/** What a claim is: an inequality lhs <= sum of terms, its hypotheses, its source, and how it is evaluated. */
import type {Case, Hypothesis} from '../case/case.ts';
import type {ConditionalIndependenceCase} from '../conditionalIndependence/conditionalIndependenceCase.ts';
import type {ContrastiveCase} from '../contrastive/contrastiveCase.ts';
import type {EndToEndCase, Pretraining} from '../endToEnd/endToEndCase.ts';
import {inputError} from '../errors.ts';
import type {Sample} from '../laws/pool.ts';
import type {LikelihoodCase} from '../likelihood/likelihoodCase.ts';
import type {NetworkCase} from '../networks/networkCase.ts';
import type {DescentCase} from '../radReg/descentCase.ts';
import type {SpectralCase} from '../spectral/spectralCase.ts';
import type {Inequality, StatementParts} from '../statement/inequality.ts';
import {type CaseMeeting, checkNeeds, type Needs, type SampleMeeting} from './needs.ts';

/**
 * Worlds of one theory each, on which a claim is an inequality of numbers: nothing is drawn outside of the case. A further
 * subject is added here, in KINDS and as a setting family.
 */
export interface TheoryCases {
  readonly contrastive: ContrastiveCase;
  readonly spectral: SpectralCase;
  readonly conditionalIndependence: ConditionalIndependenceCase;
  readonly likelihood: LikelihoodCase;
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

interface ClaimBase<C, N extends Needs = Needs> {
  /** Words joined by hyphens; the name of its file under claims/ and of its fixtures. */
  readonly id: string;
  readonly title: string;
  /** LaTeX. */
  readonly statement: string;
  /** The statement term by term: see `stated`. */
  readonly parts?: StatementParts;
  /** Where it is stated and proved. */
  readonly source: string;
  readonly needs: N;
  readonly hypotheses: readonly Hypothesis<C>[];
  /** Present on a mutant: the claim it perturbs and why it is false. */
  readonly mutates?: {readonly claim: string; readonly why: string};
  readonly fixture?: FixtureSearch;
}

export interface PointwiseClaim<N extends Needs = Needs> extends ClaimBase<CaseMeeting<N>, N> {
  /** Default: pool worlds. */
  readonly subject?: 'pool';
  readonly kind: 'deterministic' | 'in-expectation';
  readonly evaluate: (c: CaseMeeting<N>) => Inequality;
}

/** Holds for all but a fraction nu of fine-tuning samples. */
export interface WithProbabilityClaim<N extends Needs = Needs> extends ClaimBase<CaseMeeting<N>, N> {
  readonly subject?: 'pool';
  readonly kind: 'with-probability';
  /** Computes what does not depend on the sample once; the result judges one sample. */
  readonly prepare: (c: CaseMeeting<N>) => (sample: SampleMeeting<N>) => Inequality;
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

/** A claim as it is written: of a case it reads what its needs promise. */
type Written<N extends Needs> =
  | PointwiseClaim<N>
  | WithProbabilityClaim<N>
  | NetworkClaim
  | DescentClaim
  | EndToEndClaim
  | AnyTheoryClaim;

/** A claim as others hold it: for every case, as needs are looked at before it is evaluated, without its literal types. */
export type Widened<C> = C extends {readonly kind: 'end-to-end'}
  ? EndToEndClaim
  : C extends {readonly kind: 'with-probability'}
    ? WithProbabilityClaim
    : C extends {readonly subject: 'network'}
      ? NetworkClaim
      : C extends {readonly subject: 'descent'}
        ? DescentClaim
        : C extends {readonly subject: infer S extends keyof TheoryCases}
          ? TheoryClaim<S>
          : PointwiseClaim;

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
  spectral: ['deterministic'],
  conditionalIndependence: ['deterministic'],
  likelihood: ['deterministic'],
};

const METHODS = {
  prepare: 'a function of a case that returns a function of a sample',
  evaluate: 'a function of a case that returns inequality(lhs, terms)',
};

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Files are called by it, with an ending. */
const LONGEST_ID = 100;

/**
 * Checks the shape of a claim and returns it; the door for built-in claims, mutants and users' claims alike. What `needs`
 * promises of a case the claim reads without a guard: with `heads: 'finite'` there is `c.heads.thetas`. A case that does not
 * meet the needs is left out and counted before the claim sees it.
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
 *     const [theta] = c.heads.thetas;
 *     const lhs = interval.abs(quantities.riskShift(c, c.representation, theta!));
 *     return inequality(lhs, {'B TV(T,U)': quantities.shiftTerm(c)});
 *   },
 * });
 * evaluateSetting(own, worlds.smallSetting).verdict; // => 'holds'
 * ```
 */
export function defineClaim<const N extends Needs, const C extends Written<N>>(
  claim: C & {readonly needs: N},
): Widened<C> {
  if (typeof claim !== 'object' || claim === null)
    throw inputError('defineClaim', 'claim', 'an object', claim);
  if (typeof claim.id !== 'string' || !ID.test(claim.id) || claim.id.length > LONGEST_ID) {
    const expected = `lower-case words joined by hyphens, at most ${LONGEST_ID} characters`;
    throw inputError('defineClaim', 'id', expected, claim.id);
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
  return claim as unknown as Widened<C>;
}
