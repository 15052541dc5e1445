/**
 * Mutants as operators: a claim with one term left out or scaled, or with a hypothesis left out. The statement follows
 * from the claim's parts; the slack loses what the term loses, so that equalities which the claim's own slack decides
 * stay decided.
 */
import {scale, sub} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import {type Inequality, inequality, latexOf, type StatementParts} from '../statement/inequality.ts';
import {
  type Claim,
  defineClaim,
  type EndToEndClaim,
  type FixtureSearch,
  type Widened,
  type WithProbabilityClaim,
} from './claim.ts';
import type {Needs} from './needs.ts';

interface Described {
  readonly id: string;
  readonly title: string;
  /** Why the mutant is false. */
  readonly why: string;
}

type Changes<C> = Described & Partial<Omit<Widened<C>, 'id' | 'title' | 'mutates' | 'kind' | 'subject'>>;

/**
 * A mutant: the claim with some of its fields changed. A changed statement has no parts unless they are given too.
 * @example
 * ```ts
 * import {findClaim, mutantOf} from 'transferbound';
 *
 * const mutant = mutantOf(findClaim('change-of-law'), {
 *   id: 'own-mutant',
 *   title: 'Nothing is paid for the shift',
 *   why: 'a shift costs something',
 *   statement: 'L_T = L_U',
 * });
 * [mutant.mutates?.claim, mutant.statement]; // => ['change-of-law', 'L_T = L_U']
 * ```
 */
export function mutantOf<const C extends Claim>(claim: C, {why, ...changes}: Changes<C>): Widened<C> {
  const {fixture: _, parts, statement, ...kept} = claim;
  return defineClaim({
    ...kept,
    statement,
    ...(parts && !('statement' in changes) ? {parts} : {}),
    ...changes,
    mutates: {claim: claim.id, why},
  } as unknown as Claim) as Widened<C>;
}

/** The fields of a claim whose every inequality is changed. */
export function evaluatedThrough(claim: Claim, change: (found: Inequality) => Inequality): object {
  if (claim.kind === 'end-to-end') {
    const prepare: EndToEndClaim['prepare'] = (c) => {
      const onCase = claim.prepare(c);
      return (pretraining) => {
        const onPretraining = onCase(pretraining);
        return (sample) => change(onPretraining(sample));
      };
    };
    return {prepare};
  }
  if (claim.kind === 'with-probability') {
    const prepare: WithProbabilityClaim['prepare'] = (c) => {
      const onCase = claim.prepare(c);
      return (sample) => change(onCase(sample));
    };
    return {prepare};
  }
  const evaluate = claim.evaluate as (c: unknown) => Inequality;
  return {evaluate: (c: unknown) => change(evaluate(c))};
}

/** The inequality with one term times `factor`, or without it at factor 0. */
export function withTermScaled(found: Inequality, key: string, factor: number, name?: string): Inequality {
  const term = found.terms.find((one) => one.key === key);
  if (!term) {
    const keys = found.terms.map((one) => one.key).join(' | ');
    throw inputError('scaledTerm', 'key', keys, key);
  }
  const scaled = {name: name ?? term.name, value: scale(factor, term.value)};
  const terms = found.terms.filter((one) => one !== term || factor !== 0);
  return inequality(
    found.lhs,
    Object.fromEntries(terms.map((one) => [one.key, one === term ? scaled : one])),
    {
      slack: sub(found.slack, scale(1 - factor, term.value)),
      largestLhs: found.largestLhs,
      untrained: found.untrained,
    },
  );
}

/** Parts with another LaTeX for one term, or without it. */
function restated({id, parts}: Pick<Claim, 'id' | 'parts'>, key: string, latex?: string): StatementParts {
  if (parts === undefined || !(key in parts.terms)) {
    throw inputError(`mutant of ${id}`, 'key', Object.keys(parts?.terms ?? {}).join(' | '), key);
  }
  const terms = Object.entries(parts.terms)
    .map(([one, text]) => [one, one === key ? latex : text])
    .filter(([, text]) => text !== undefined);
  return {...parts, terms: Object.fromEntries(terms)};
}

/** What an operator leaves to say about a mutant. */
type OperatorText = Described & {readonly needs?: Needs; readonly fixture?: FixtureSearch};

/**
 * The claim with one term scaled.
 * @param key of the term, in the claim's statement and in its inequality
 * @param factor at least 0
 * @param text with the scaled term's `name` in tables and its `latex` in the statement
 * @throws InputError where the statement has no such term
 * @example
 * ```ts
 * import {claims, scaledTerm} from 'transferbound';
 *
 * const mutant = scaledTerm(claims.find(({id}) => id === 'transfer-decomposition')!, 'shift', 0.5, {
 *   id: 'own-mutant',
 *   title: 'A mutant',
 *   why: 'to see that it is refuted',
 *   name: 'B TV(T,U)',
 *   latex: 'B\\,TV(T,U)',
 * });
 * mutant.parts?.terms['shift']; // => 'B\\,TV(T,U)'
 * ```
 */
export function scaledTerm<const C extends Claim>(
  claim: C,
  key: string,
  factor: number,
  {name, latex, ...text}: OperatorText & {readonly name: string; readonly latex: string},
): Widened<C> {
  const parts = restated(claim, key, latex);
  const evaluated = evaluatedThrough(claim, (found) => withTermScaled(found, key, factor, name));
  return mutantOf<Claim>(claim, {...text, statement: latexOf(parts), parts, ...evaluated}) as Widened<C>;
}

/**
 * The claim without one of its terms, or without several.
 * @throws InputError where the statement has no such term
 * @example
 * ```ts
 * import {findClaim, withoutTerm} from 'transferbound';
 *
 * const mutant = withoutTerm(findClaim('transfer-decomposition'), 'shift', {
 *   id: 'own-mutant',
 *   title: 'A mutant',
 *   why: 'to see that it is refuted',
 * });
 * Object.keys(mutant.parts?.terms ?? {}).includes('shift'); // => false
 * ```
 */
export function withoutTerm<const C extends Claim>(
  claim: C,
  keys: string | readonly string[],
  text: OperatorText,
): Widened<C> {
  const {id} = claim;
  let parts: StatementParts | undefined = claim.parts;
  for (const key of [keys].flat()) parts = restated({id, ...(parts ? {parts} : {})}, key);
  const evaluated = evaluatedThrough(claim, (found) =>
    [keys].flat().reduce((left, key) => withTermScaled(left, key, 0), found),
  );
  return mutantOf<Claim>(claim, {
    ...text,
    ...(parts ? {statement: latexOf(parts), parts} : {}),
    ...evaluated,
  }) as Widened<C>;
}

/**
 * The claim without the hypothesis of this name.
 * @throws InputError where the claim has no such hypothesis
 * @example
 * ```ts
 * import {decomposition, findClaim, withoutHypothesis} from 'transferbound';
 *
 * const mutant = withoutHypothesis(
 *   findClaim('transfer-decomposition'),
 *   decomposition.relatedTasks.name,
 *   {id: 'own-mutant', title: 'A mutant', why: 'unrelated tasks do not transfer'},
 * );
 * mutant.hypotheses.length; // => 0
 * ```
 */
export function withoutHypothesis<const C extends Claim>(
  claim: C,
  name: string,
  text: OperatorText,
): Widened<C> {
  const all = claim.hypotheses as Claim['hypotheses'][number][];
  const hypotheses = all.filter((one) => one.name !== name);
  if (hypotheses.length === all.length) {
    const names = all.map((one) => one.name).join(' | ');
    throw inputError(`mutant of ${claim.id}`, 'hypothesis', names, name);
  }
  return mutantOf<Claim>(claim, {...text, hypotheses} as Described) as Widened<C>;
}
