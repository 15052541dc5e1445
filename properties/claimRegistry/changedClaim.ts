import type {Claim} from '../../theory/claim/claim.ts';
import {scaledTerms} from '../../theory/claim/termShare.ts';
import {withExponent} from '../../theory/claims/transferability/transferExponent.ts';
import {inputError} from '../../theory/errors.ts';
import {closed, number, type TypeOf, text} from '../files/schema.ts';
import {type Constant, constantsOf} from './constants.ts';

/** One constant of a claim changed: its term times a factor, or another exponent. */
export const change = closed({
  /** The name of the constant. */
  constant: text,
  /** The factor of its term, above 0; of an exponent, the exponent itself. */
  to: number,
});
export type Change = TypeOf<typeof change>;

/** The claim with a factor in front of the terms of a constant, or with another exponent. */
export const withConstant = (claim: Claim, {place, keys}: Constant, to: number): Claim =>
  place === 'exponent' ? withExponent(claim.id, to) : scaledTerms(claim, keys, to);

/**
 * The claim that a fixture is about: as it is stated, or with one of its constants changed.
 * @throws InputError where the claim has no such constant
 */
export function changedClaim(claim: Claim, changed: Change | undefined): Claim {
  if (!changed) return claim;
  const constants = constantsOf(claim, () => undefined);
  const constant = constants.find(({name}) => name === changed.constant);
  if (!constant) {
    const names = constants.map(({name}) => name).join(' | ');
    throw inputError(claim.id, 'changed.constant', names || 'nothing: it has no constants', changed.constant);
  }
  return withConstant(claim, constant, changed.to);
}
