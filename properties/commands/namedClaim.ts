import {type Claim, defineClaim, isClaim} from '../../theory/claim/claim.ts';
import {claims as builtIn, mutants} from '../../theory/claims/index.ts';
import {inputError} from '../../theory/errors.ts';
import {loadClaims} from '../claimRegistry/loadClaims.ts';

/** A claim, the id of a built-in claim or mutant, or the name of a file that exports claims (.ts, .mts, .js, .mjs). */
export type ClaimOrName = Claim | string;

export interface NamedClaims {
  readonly claims: readonly Claim[];
  /** By which another process can load them; undefined for objects that are not built in. */
  readonly name?: string;
}

const isBuiltIn = (claim: unknown): boolean => [...builtIn, ...mutants].some((one) => one === claim);

/** By which another process can load it; undefined for a claim that is not built in. */
export const nameOf = (given: ClaimOrName): string | undefined => {
  if (typeof given === 'string') return given;
  return isBuiltIn(given) ? given.id : undefined;
};

/**
 * What an argument of a function stands for.
 *
 * @throws InputError for an unknown id, a file without claims, and what is no claim
 */
export async function namedClaim(where: string, given: ClaimOrName): Promise<NamedClaims> {
  if (typeof given === 'string') return {claims: await loadClaims([given]), name: given};
  if (!isClaim(given))
    throw inputError(where, 'claim', 'a claim, its id, or a file that exports claims', given);
  const claim = defineClaim(given);
  return isBuiltIn(claim) ? {claims: [claim], name: claim.id} : {claims: [claim]};
}

/** The same where there can be only one. */
export async function oneClaim(where: string, given: ClaimOrName): Promise<Claim> {
  const {claims} = await namedClaim(where, given);
  if (claims.length !== 1) throw inputError(where, 'claim', 'a file that exports one claim', given);
  return claims[0]!;
}
