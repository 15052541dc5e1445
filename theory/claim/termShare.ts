/** A claim about one of its terms: the share of that term that the left side needs, and the claim with the term scaled. */
import {meet, sub, sum} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import {type Inequality, inequality, type Term} from '../statement/inequality.ts';
import type {Claim} from './claim.ts';
import {evaluatedThrough, mutantOf, withTermScaled} from './mutate.ts';

/** The terms of these keys. @throws InputError where there is none */
function chosen({terms}: Inequality, keys: readonly string[]): readonly Term[] {
  const found = terms.filter(({key}) => keys.includes(key));
  if (found.length > 0) return found;
  throw inputError('terms', 'key', terms.map(({key}) => key).join(' | '), keys.join(' + '));
}

/**
 * The claim as lhs - other terms <= the terms of these keys: its lhs/rhs is the factor that these terms need, so that its
 * largest value over all worlds is the smallest factor with which the claim is true.
 * @throws InputError, on evaluation, where no term has one of these keys
 */
export function shareOfTerms(claim: Claim, keys: readonly string[]): Claim {
  const change = (found: Inequality): Inequality => {
    const own = chosen(found, keys);
    const others = found.terms.filter((term) => !own.includes(term));
    const term = sum(own.map(({value}) => value));
    const lhs = meet(sub(found.lhs, sum(others.map(({value}) => value))), sub(term, found.slack));
    return inequality(lhs, Object.fromEntries(own.map(({key, name, value}) => [key, {name, value}])), {
      slack: found.slack,
    });
  };
  return mutantOf<Claim>(claim, {
    id: claim.id,
    title: claim.title,
    why: 'the same inequality with the other terms on its left side',
    ...evaluatedThrough(claim, change),
  }) as Claim;
}

/**
 * The claim with the terms of these keys times `factor`.
 * @param factor above 0
 * @throws InputError, on evaluation, where no term has one of these keys
 */
export function scaledTerms(claim: Claim, keys: readonly string[], factor: number): Claim {
  const change = (found: Inequality): Inequality =>
    chosen(found, keys).reduce(
      (scaled, {key, name}) => withTermScaled(scaled, key, factor, `${factor} (${name})`),
      found,
    );
  return mutantOf<Claim>(claim, {
    id: claim.id,
    title: `${claim.title}, ${keys.join(' + ')} times ${factor}`,
    why: `its other terms and ${factor} times ${keys.join(' + ')} are less than the left side here`,
    statement: String.raw`${claim.statement}\quad\text{with ${keys.join(' + ')} times }${factor}`,
    ...evaluatedThrough(claim, change),
  }) as Claim;
}
