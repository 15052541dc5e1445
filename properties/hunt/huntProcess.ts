/** A worker process: hunts the claims that its parent names, one at a time. */
import type {Claim} from '../../theory/claim/claim.ts';
import {findClaim, loadClaims} from '../claimRegistry/loadClaims.ts';
import {serveParent} from '../run/workers/workerChild.ts';
import {type HuntOptions, hunt} from './hunt.ts';
import type {HuntResult} from './huntResult.ts';

export interface HuntJob {
  /** Files or ids as given to `mutants`, the same in every job; the claim is one of theirs or a built-in one. */
  readonly names: readonly string[];
  readonly id: string;
  readonly options: Pick<HuntOptions, 'seed' | 'evaluations' | 'budget'>;
}

export type ToHunter = ({readonly kind: 'hunt'} & HuntJob) | {readonly kind: 'stop'};
export interface FromHunter {
  readonly kind: 'found';
  readonly result: HuntResult;
}

const stop = new AbortController();
let loaded: Promise<readonly Claim[]> | undefined;

async function claimOf({names, id}: HuntJob): Promise<Claim> {
  loaded ??= names.length > 0 ? loadClaims(names) : Promise.resolve([]);
  return (await loaded).find((claim) => claim.id === id) ?? findClaim(id);
}

serveParent<ToHunter, FromHunter>(async (message) => {
  if (message.kind === 'stop') {
    stop.abort();
    return undefined;
  }
  const result = await hunt(await claimOf(message), {...message.options, signal: stop.signal});
  return {kind: 'found', result};
});
