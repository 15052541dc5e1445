import type {Claim} from '../theory/claim.ts';
import {claims} from '../theory/claims/index.ts';
import {InputError} from '../theory/errors.ts';
import {mutants} from './mutants/index.ts';

/** A built-in claim or mutant by id; an unknown id is an error that lists near names. */
export function findClaim(id: string): Claim {
  const all = [...claims, ...mutants];
  const found = all.find((claim) => claim.id === id);
  if (found) return found;
  const near = all.filter(
    (claim) =>
      claim.id.includes(id) || id.split('-').some((word) => word.length > 3 && claim.id.includes(word)),
  );
  const hint =
    near.length > 0
      ? `; did you mean ${near
          .slice(0, 4)
          .map((claim) => claim.id)
          .join(', ')}?`
      : '';
  throw new InputError(`claim: expected an id that \`transferbound list\` shows, got "${id}"${hint}`);
}
