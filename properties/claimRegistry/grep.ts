import type {Claim} from '../../theory/claim/claim.ts';
import {inputError} from '../../theory/errors.ts';

/**
 * The claims whose id or title has a text, in upper or lower case.
 * @param text undefined for all claims
 * @throws InputError where none has it
 */
export function grep(claims: readonly Claim[], text: string | undefined): readonly Claim[] {
  if (text === undefined) return claims;
  const wanted = text.toLowerCase();
  const found = claims.filter(({id, title}) => `${id}\n${title}`.toLowerCase().includes(wanted));
  if (found.length === 0)
    throw inputError('check', '--grep', `a text in the id or title of one of ${claims.length} claims`, text);
  return found;
}
