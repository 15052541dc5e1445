/** A theory as `compare` asks it: what it needs to know, how its statement is brought to the common risk, its limit. */
import {type Interval, min, ONE, sum} from '../../theory/arithmetic/interval.ts';
import type {Hypothesis} from '../../theory/case/case.ts';
import {type Term, type Terms, termList} from '../../theory/statement/inequality.ts';
import type {Ground} from './ground.ts';

/** What a limit is about. */
export const COMPARED_RISKS = {
  head: 'the head on h',
  randomised: 'a randomised head on h, N(w, I)',
  likelihood: 'the head on the representation of maximum likelihood',
  spectral: 'the head on the spectral representation',
} as const;
export type ComparedRisk = keyof typeof COMPARED_RISKS;

export interface Limited {
  /** At most 1; its upper end is the limit. */
  readonly limit: Interval;
  readonly terms: readonly Term[];
  /** What is limited. */
  readonly truth: Interval;
  /** C of the transferability, in theories that have one. */
  readonly constant?: number;
}

/** A limit, or which hypothesis does not hold. */
export type Outcome = Limited | {readonly missing: string};

export interface Theory {
  readonly key: string;
  readonly name: string;
  /** Pretraining, or labels alone. */
  readonly kind: 'pretraining' | 'labels';
  readonly source: string;
  readonly risk: ComparedRisk;
  /** What it needs to know besides D. */
  readonly needs: string;
  /** How its statement is brought to the common risk. */
  readonly brought: string;
  readonly limit: (ground: Ground) => Outcome;
}

/** The sum of the terms, at most 1: no risk is above. */
export function limited(terms: Terms, truth: Interval, constant?: number): Limited {
  const list = termList(terms);
  const limit = min(sum(list.map(({value}) => value)), ONE);
  return {limit, terms: list, truth, ...(constant === undefined ? {} : {constant})};
}

/** What does not certainly hold of a case, of several conditions the first. */
export const firstUnmet = <C>(
  c: C,
  conditions: readonly Pick<Hypothesis<C>, 'name' | 'holds'>[],
): string | undefined => conditions.find(({holds}) => holds(c) !== true)?.name;

export const missing = (text: string): Outcome => ({missing: text});
