/** Mutants as operators on a whole side: what the left side never exceeds in its place, and all terms scaled. */
import {point, scale, sub} from '../arithmetic/interval.ts';
import {inputError} from '../errors.ts';
import {type Inequality, inequality, latexOf, type StatementParts} from '../statement/inequality.ts';
import type {Claim} from './claim.ts';
import {evaluatedThrough, mutantOf} from './mutate.ts';

type Text = Pick<Claim, 'id' | 'title' | 'fixture'> & {readonly why: string};

function changed<const C extends Claim>(
  claim: C,
  text: Text,
  state: (parts: StatementParts) => StatementParts,
  change: (found: Inequality) => Inequality,
) {
  const {parts: own, id} = claim;
  if (!own) throw inputError(`mutant of ${id}`, 'parts', 'a statement term by term', own);
  const parts = state(own);
  const changes = {...text, statement: latexOf(parts), parts, ...evaluatedThrough(claim, change)};
  return mutantOf(claim, changes as never);
}

/**
 * The claim that its right side is at least the largest value that the left side can have, on every setting: what a
 * claim whose settings are all vacuous cannot tell from itself.
 * @param latex of that value
 * @throws InputError where the claim knows no such value
 */
export const withLargestLhs = <const C extends Claim>(claim: C, {latex, ...text}: Text & {latex: string}) =>
  changed(
    claim,
    text,
    (parts) => ({...parts, lhs: latex}),
    ({terms, largestLhs}) => {
      if (largestLhs === undefined)
        throw inputError(`mutant of ${claim.id}`, 'largestLhs', 'a number', largestLhs);
      const kept = Object.fromEntries(terms.map(({key, name, value}) => [key, {name, value}]));
      return inequality(point(largestLhs), kept, {largestLhs});
    },
  );

/** The claim with all its terms divided by 10. */
export const withTenthOfTerms = <const C extends Claim>(claim: C, text: Text) =>
  changed(
    claim,
    text,
    (parts) => ({
      ...parts,
      terms: Object.fromEntries(
        Object.entries(parts.terms).map(([key, latex]) => [key, latex && String.raw`\tfrac1{10}${latex}`]),
      ),
    }),
    ({lhs, terms, rhs, slack, largestLhs}) => {
      const kept = terms.map(({key, name, value}) => [key, {name: `${name} / 10`, value: scale(0.1, value)}]);
      return inequality(lhs, Object.fromEntries(kept), {slack: sub(slack, scale(0.9, rhs)), largestLhs});
    },
  );
