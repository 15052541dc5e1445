import type {Claim} from '../../theory/claim/claim.ts';
import {claims, mutants} from '../../theory/claims/index.ts';
import {InputError, shown} from '../../theory/errors.ts';

const pairs = (text: string): Set<string> =>
  new Set([...text].slice(1).map((letter, i) => text[i]! + letter));

/** Share of the pairs of neighbouring letters that two words have in common, from 0 to 1. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / Math.max(1, left.size + right.size);
}

/**
 * A built-in claim or mutant by its id.
 * @throws InputError for an unknown id, naming near ones
 * @example
 * ```ts
 * import {findClaim} from 'transferbound';
 *
 * findClaim('change-of-law').kind; // => 'deterministic'
 * ```
 */
export function findClaim(id: string): Claim {
  const all = [...claims, ...mutants];
  const found = all.find((claim) => claim.id === id);
  if (found) return found;
  const near = all
    .map((claim) => ({id: claim.id, score: likeness(id, claim.id) + (claim.id.includes(id) ? 1 : 0)}))
    .filter(({score}) => score > 0.45)
    .sort((a, b) => b.score - a.score)
    .slice(0, 4);
  const hint = near.length > 0 ? `; did you mean ${near.map((one) => one.id).join(', ')}?` : '';
  throw new InputError(`claim: expected an id that \`transferbound list\` shows, got ${shown(id)}${hint}`);
}
