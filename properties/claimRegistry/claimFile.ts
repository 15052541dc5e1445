/** Which file a claim came from, as it was named; claims that were defined elsewhere have none. */
import type {Claim} from '../../theory/claim/claim.ts';

const files = new WeakMap<Claim, string>();

export function fromClaimFile<C extends Claim>(claim: C, name: string): C {
  files.set(claim, name);
  return claim;
}

export const claimFile = (claim: Claim): string | undefined => files.get(claim);
