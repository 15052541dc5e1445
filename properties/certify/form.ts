/** One form of a certificate: a limit, what it is made of, and what must be true for it. */
import {type Interval, min, point, sum} from '../../theory/arithmetic/interval.ts';
import {type Term, type Terms, termList} from '../../theory/statement/inequality.ts';

/**
 * `checked` on the files given, as far as files can show it; `assumed`: nothing here can show it, it is for whoever made the
 * files to know; `failed`: the files show that it is not so, and the form gives no limit.
 */
export interface Requirement {
  readonly text: string;
  readonly status: 'checked' | 'assumed' | 'failed';
}

/** What a limit can be a limit of. */
export const QUANTITIES = [
  'risk',
  'risk, head of the first half',
  'randomised risk',
  'randomised risk, prior of the first half',
  'loss',
  'excess over the best head',
  'excess over the reference',
] as const;

/** What a limit is a limit of. */
export type Quantity = (typeof QUANTITIES)[number];

export interface Form {
  readonly key: string;
  readonly name: string;
  readonly of: Quantity;
  /** None where a requirement failed. */
  readonly limit?: Interval;
  readonly terms: readonly Term[];
  /** A limit of at least this says nothing. */
  readonly largest: number;
  readonly requires: readonly Requirement[];
}

export type FormIdentity = Pick<Form, 'key' | 'name' | 'of' | 'largest' | 'requires'>;

export const checked = (text: string): Requirement => ({text, status: 'checked'});
export const assumed = (text: string): Requirement => ({text, status: 'assumed'});
export const failed = (text: string): Requirement => ({text, status: 'failed'});

/** A form with the sum of its terms as limit, never above what the quantity can be. `terms` is not asked for where a requirement failed. */
export function formOf(identity: FormIdentity, terms: () => Terms): Form {
  if (identity.requires.some(({status}) => status === 'failed')) return {...identity, terms: []};
  const list = termList(terms());
  return {
    ...identity,
    terms: list,
    limit: min(sum(list.map(({value}) => value)), point(identity.largest)),
  };
}
