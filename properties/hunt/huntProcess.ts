/** A worker process: hunts the claims that its parent names, one at a time; ends with its parent. */
import type {Claim} from '../../theory/claim.ts';
import {findClaim} from '../findClaim.ts';
import {loadClaims} from '../loadClaims.ts';
import {type UnitError, unitError} from '../run/outcome.ts';
import {type HuntOptions, type HuntResult, hunt} from './hunt.ts';

export interface HuntJob {
  /** Files or ids as given to `mutants`; the claim is one of theirs or a built-in one. */
  readonly names: readonly string[];
  readonly id: string;
  readonly options: Pick<HuntOptions, 'seed' | 'evaluations' | 'budget'>;
}

export type HuntAnswer = {readonly result: HuntResult} | {readonly error: UnitError};

const stop = new AbortController();

async function claimOf({names, id}: HuntJob): Promise<Claim> {
  const loaded = names.length > 0 ? await loadClaims(names) : [];
  return loaded.find((claim) => claim.id === id) ?? findClaim(id);
}

// Ctrl-C reaches the whole group of processes; the parent decides what it means.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
process.on('message', async (job: HuntJob | 'stop') => {
  if (job === 'stop') {
    stop.abort();
    return;
  }
  let answer: HuntAnswer;
  try {
    answer = {result: await hunt(await claimOf(job), {...job.options, signal: stop.signal})};
  } catch (error) {
    answer = {error: unitError(error)};
  }
  process.send?.(answer);
});
