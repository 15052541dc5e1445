/** An inequality lhs <= sum of terms, every quantity enclosed in an interval. */
import {type Interval, meet, sub, sum} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';

/** One term of the right side of an inequality. */
export interface Term {
  /** What a statement, a mutant or a search calls it, such as 'transfer' or 'deviation'. */
  readonly key: string;
  /** As tables and documents show it, such as '2 B TV(T,U)'. */
  readonly name: string;
  readonly value: Interval;
}

type Named = Omit<Term, 'key'>;

/** Terms by key; a term without a name is shown by its key. */
export type Terms = Readonly<Record<string, Interval | Named>>;

/** lhs <= rhs with every quantity enclosed; `slack` encloses rhs - lhs, with common parts cancelled where possible. */
export interface Inequality {
  readonly lhs: Interval;
  readonly terms: readonly Term[];
  readonly rhs: Interval;
  readonly slack: Interval;
  /** What lhs never exceeds by definition, such as B for an excess risk: the bound is vacuous where rhs.lo is that large. */
  readonly largestLhs?: number;
  /** What lhs is for a head that was not trained, such as the excess risk of the zero head: see levelOf. */
  readonly untrained?: Interval;
}

export interface InequalityOptions {
  /**
   * An enclosure of rhs - lhs that is sharper than the difference of the two enclosures, because a quantity that stands
   * on both sides was cancelled first.
   */
  readonly slack?: Interval | undefined;
  readonly largestLhs?: number | undefined;
  readonly untrained?: Interval | undefined;
}

function enclosed(name: string, value: Interval): Interval {
  if (value?.lo <= value?.hi) return value;
  throw inputError('inequality', name, 'an interval {lo, hi} with lo <= hi', value);
}

/**
 * A term to be shown under a name other than its key.
 * @example
 * ```ts
 * import {interval, named} from 'transferbound';
 *
 * named('2 B TV(T,U)', interval.ONE); // => {name: '2 B TV(T,U)', value: {lo: 1, hi: 1}}
 * ```
 */
export const named = (name: string, value: Interval): Named => ({name, value});

const isNamed = (term: Interval | Named | undefined): term is Named =>
  typeof (term as Partial<Named> | undefined)?.name === 'string';

/** The right side as a list of terms, in the order of the record. */
export function termList(terms: Terms): Term[] {
  return Object.entries(terms).map(([key, term]) => {
    const {name, value} = isNamed(term) ? term : named(key, term);
    return {key, name, value: enclosed(name, value)};
  });
}

/**
 * lhs <= sum of terms, what a claim returns.
 * @param lhs the left side, enclosed
 * @param terms by key: intervals, or `named(name, interval)`
 * @throws InputError where an end is NaN or lo > hi, or where `slack` contradicts the two sides
 * @example
 * ```ts
 * import {inequality, interval, named} from 'transferbound';
 *
 * inequality(interval.point(0.5), {shift: named('2 B TV(T,U)', interval.point(0.75))}).slack; // => {lo: 0.25, hi: 0.25}
 * ```
 */
export function inequality(
  lhs: Interval,
  terms: Terms,
  {slack, largestLhs, untrained}: InequalityOptions = {},
): Inequality {
  enclosed('lhs', lhs);
  const list = termList(terms);
  if (slack) enclosed('slack', slack);
  if (untrained) enclosed('untrained', untrained);
  const rhs = sum(list.map((term) => term.value));
  const difference = sub(rhs, lhs);
  return {
    lhs,
    terms: list,
    rhs,
    slack: slack ? meet(slack, difference) : difference,
    ...(largestLhs === undefined ? {} : {largestLhs}),
    ...(untrained === undefined ? {} : {untrained}),
  };
}

/**
 * Whether a bound on what cannot exceed `largestLhs` is certainly vacuous, that is at least that large; undefined
 * where no largest left side is known.
 * @example
 * ```ts
 * import {inequality, interval, isVacuous} from 'transferbound';
 *
 * const bound = inequality(interval.ZERO, {shift: interval.point(3)}, {largestLhs: 2});
 * isVacuous(bound); // => true
 * ```
 */
export function isVacuous({rhs, largestLhs}: Pick<Inequality, 'rhs' | 'largestLhs'>): boolean | undefined {
  return largestLhs === undefined ? undefined : rhs.lo >= largestLhs;
}

/**
 * The term with the largest upper end, the first of equals: where a bound is vacuous, the one to improve.
 * @example
 * ```ts
 * import {dominantTerm, inequality, interval} from 'transferbound';
 *
 * const {terms} = inequality(interval.ZERO, {shift: interval.ONE, task: interval.point(3)});
 * dominantTerm(terms)?.key; // => 'task'
 * ```
 */
export function dominantTerm<T extends Pick<Term, 'value'>>(terms: readonly T[]): T | undefined {
  return terms.length === 0 ? undefined : terms.reduce((a, b) => (b.value.hi > a.value.hi ? b : a));
}

/** The name of the dominant term of a vacuous bound, false where the bound is not vacuous, undefined where that is unknown. */
export function vacuousTerm(found: Inequality): string | false | undefined {
  return isVacuous(found) && (dominantTerm(found.terms)?.name ?? false);
}

/** A statement in LaTeX as its two sides, the right one term by term, so that a mutant's statement follows from its claim's. */
export interface StatementParts {
  readonly lhs: string;
  /**
   * LaTeX by the key of the term in the evaluated inequality; of several terms in one formula by their keys joined with
   * ' + '. Empty for what evaluation adds and the statement leaves out, such as rounding.
   */
  readonly terms: Readonly<Record<string, string>>;
  /** What comes before the left side. */
  readonly given?: string;
  /** What comes after the terms, with its separator: definitions and conditions. */
  readonly where?: string;
}

/** The keys of the terms that a statement is about, in its order. */
export function statedKeys({terms}: StatementParts): string[] {
  return Object.keys(terms).flatMap((keys) => keys.split(' + '));
}

/** Both one after the other; a space keeps a command from running into letters. */
const joined = (first: string, second: string): string =>
  `${first}${/\\[a-zA-Z]+$/.test(first) && /^\w/.test(second) ? ' ' : ''}${second}`;

/** The statement: given, left side, \le, terms joined by +, where. */
export function latexOf({lhs, terms, given = '', where = ''}: StatementParts): string {
  const rhs = Object.values(terms).filter((latex) => latex !== '');
  return joined(given, `${joined(`${lhs}\\le`, rhs.join('+'))}${where}`);
}

/**
 * The fields `statement` and `parts` of a claim, in LaTeX, term by term.
 * @param terms by the keys of the inequality
 * @example
 * ```ts
 * import {stated} from 'transferbound';
 *
 * stated('E_T(f,h)', {shift: '2B\\,TV(T,U)'}).statement; // => 'E_T(f,h)\\le 2B\\,TV(T,U)'
 * ```
 */
export function stated(
  lhs: string,
  terms: StatementParts['terms'],
  rest: Pick<StatementParts, 'given' | 'where'> = {},
): {readonly statement: string; readonly parts: StatementParts} {
  const parts = {lhs, terms, ...rest};
  return {statement: latexOf(parts), parts};
}
