/** What a claim needs of the worlds it is tried on, and what it may therefore read of their cases without a guard. */
import type {Case, HeadClass} from '../case/case.ts';
import {inputError} from '../errors.ts';
import {LOSSES} from '../heads/loss.ts';
import type {Sample} from '../laws/pool.ts';
import {NETWORK_KINDS, type NetworkKind} from '../networks/networkCase.ts';

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
  /** It is about heads fitted on the draws: fair labels, which a head can only learn by heart, are among its extremes. */
  readonly fittedHeads?: boolean;
  /** Claims from end to end: a held-out U-sample, as counts or in the order of its draws. */
  readonly heldOut?: 'counts' | 'sequence';
  /** A held-out labelled sample D', as `test` of the fine-tuning sample. */
  readonly test?: boolean;
  /** Mutants that leave out a hypothesis: settings that it excludes are drawn too. */
  readonly beyond?: boolean;
  /** Claims about networks: which ones. */
  readonly network?: NetworkKind;
}

/** The fields of a case that needs say more of. */
type Narrowed = 'heads' | 'loss' | 'tokens';

/** Head classes of the kind that is needed. */
type HeadsMeeting<Kind> = [Kind] extends ['finite' | 'ball']
  ? Extract<HeadClass, {readonly kind: Kind}>
  : HeadClass;

/** A field that is there for certain where a need is the literal true. */
type Certain<T, Key extends keyof T, Need> = [Need] extends [true] ? Required<Pick<T, Key>> : Pick<T, Key>;

/**
 * A case that meets a claim's needs, as its hypotheses and `evaluate` or `prepare` see it: with `heads: 'finite'` there is
 * `c.heads.thetas`, with `heads: 'ball'` `c.heads.radius`, `c.loss` is one of `losses`, with `tokens: true` there is `c.tokens`.
 * Needs that are not known to the compiler narrow nothing.
 */
export type CaseMeeting<N extends Needs> = Omit<Case, Narrowed> & {
  readonly heads: HeadsMeeting<N['heads']>;
  readonly loss: N['losses'] extends readonly (infer L)[] ? L & Case['loss'] : Case['loss'];
} & Certain<Case, 'tokens', N['tokens']>;

/** A fine-tuning sample, with `test` where the claim needs a held-out one. */
export type SampleMeeting<N extends Needs> = Omit<Sample, 'test'> & Certain<Sample, 'test', N['test']>;

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
  fittedHeads: FLAG,
  heldOut: ['counts', 'sequence'],
  test: FLAG,
  beyond: FLAG,
  network: NETWORK_KINDS,
};

/** A need that nobody reads would be as if it were not there: the claim would pass on worlds that it is not about. */
export function checkNeeds(where: string, needs: Needs): void {
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
