import {type Claim, defineClaim, isClaim} from '../../theory/claim/claim.ts';
import {claims as builtIn, mutants} from '../../theory/claims/index.ts';
import {inputError} from '../../theory/errors.ts';
import {loadClaims, looksLikeFile} from '../claimRegistry/loadClaims.ts';

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

/** The one claim of a name. @throws InputError where there are more */
export function theOnly(where: string, given: ClaimOrName, claims: readonly Claim[]): Claim {
  if (claims.length !== 1) throw inputError(where, 'claim', 'a file that exports one claim', given);
  return claims[0]!;
}

/** The same where there can be only one. */
export const oneClaim = async (where: string, given: ClaimOrName): Promise<Claim> =>
  theOnly(where, given, (await namedClaim(where, given)).claims);

/**
 * The name under which a claim is evaluated in a process that can be killed: that of a file, and with a timeout an id too;
 * undefined where it is evaluated here.
 *
 * @throws InputError for a timeout of a claim that is a value
 */
export function inProcess(
  where: string,
  given: ClaimOrName,
  timeout: number | undefined,
): string | undefined {
  const name = nameOf(given);
  if (timeout !== undefined && name === undefined)
    throw inputError(
      where,
      'timeout',
      "an id or a file: a claim that is a value runs in the caller's process",
      given,
    );
  return name !== undefined && (timeout !== undefined || looksLikeFile(name)) ? name : undefined;
}
