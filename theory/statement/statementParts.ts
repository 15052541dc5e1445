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
 * The fields `statement` and `parts` of a claim.
 * @example defineClaim({...stated('E_T(f,h)', {shift: '2B\\,TV(T,U)', task: '[...]'}), ...})
 */
export function stated(
  lhs: string,
  terms: StatementParts['terms'],
  rest: Pick<StatementParts, 'given' | 'where'> = {},
): {readonly statement: string; readonly parts: StatementParts} {
  const parts = {lhs, terms, ...rest};
  return {statement: latexOf(parts), parts};
}
