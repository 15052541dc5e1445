import type {Claim} from '../../theory/claim/claim.ts';
import {describedClaim} from '../claimRegistry/claimDescription.ts';
import {type WorkerChild, workerChild} from '../run/workers/workerChild.ts';
import {WorkerError} from '../run/workers/workerError.ts';
import type {EvidenceOf} from '../run/workers/workerPool.ts';
import type {HuntProgress} from './hunt.ts';
import type {FromHunter, Hunted, HuntJob, HuntNote, ToHunter} from './huntProcess.ts';
import type {HuntResult} from './huntResult.ts';

export interface SearchOptions extends Pick<HuntJob, 'design' | 'journal'> {
  readonly onProgress?: (progress: HuntProgress) => void;
}

export interface HuntPool {
  /** What the job's names stand for, and what they perturb: claims without their code. */
  claims(names?: readonly string[]): Promise<readonly Claim[]>;
  readonly evidence: EvidenceOf;
  /**
   * Hunts a claim on a worker that is free; at most `size` at a time. What was found so far where the signal ended it;
   * undefined where it was stopped before there was anything. Where a process dies of it, it is done once more.
   * @throws ClaimError where the claim's code does not end, or ends the process; `soFar` then has what was found before
   */
  search(
    claim: Claim,
    options?: SearchOptions & {readonly design?: undefined},
  ): Promise<HuntResult | undefined>;
  search(claim: Claim, options?: SearchOptions): Promise<Hunted | undefined>;
  /** Whether the signal came. */
  stopped(): boolean;
  close(): Promise<void>;
}

export interface HuntPoolOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds that a claim's own code may take per setting; default no limit. */
  readonly timeout?: number;
}

type Worker = WorkerChild<ToHunter, FromHunter>;

/** Milliseconds that a hunt has to end once it is told to. */
const PATIENCE = 1_000;

/** What a hunt had found before its claim did not end. */
export const foundBefore = new WeakMap<object, HuntResult>();

/** Hunts on several processes: a hunt keeps to one core, and what it finds depends on its claim and seed alone. */
export function huntPool(
  size: number,
  job: Omit<HuntJob, 'id' | 'design' | 'journal'>,
  {signal, timeout = 0}: HuntPoolOptions = {},
): HuntPool {
  const progressOf = new Map<Worker, (progress: HuntProgress) => void>();
  const all = new Set<Worker>();
  const busy = new Set<Worker>();
  let closed = false;
  const fork = (): Worker => {
    // One that is started now would be left behind.
    if (closed) throw new Error('the pool of hunts is closed');
    const worker: Worker = workerChild<ToHunter, FromHunter, HuntNote>(import.meta.url, './huntProcess', {
      timeout,
      onNote: ({progress}) => progressOf.get(worker)?.(progress),
    });
    all.add(worker);
    return worker;
  };
  const free = Array.from({length: size}, fork);
  const take = (): Worker => {
    const worker = free.pop();
    if (worker?.alive()) return worker;
    if (worker) all.delete(worker);
    return fork();
  };
  const stop = () => {
    // A claim file may be one that never ends to load.
    for (const worker of all) worker.tell({kind: 'stop'});
    setTimeout(() => {
      for (const worker of busy) worker.kill();
    }, PATIENCE).unref();
  };
  signal?.addEventListener('abort', stop);

  async function ask<K extends FromHunter['kind']>(message: ToHunter, at: string) {
    const worker = take();
    busy.add(worker);
    try {
      return (await worker.ask(message, at)) as Extract<FromHunter, {kind: K}>;
    } finally {
      busy.delete(worker);
      free.push(worker);
    }
  }

  async function attempt(
    claim: Claim,
    {design, journal, onProgress}: SearchOptions,
    again: boolean,
  ): Promise<Hunted | undefined> {
    const worker = take();
    let soFar: HuntResult | undefined;
    progressOf.set(worker, (progress) => {
      soFar = progress.soFar;
      onProgress?.(progress);
    });
    busy.add(worker);
    try {
      const message = {
        kind: 'hunt',
        ...job,
        id: claim.id,
        again,
        ...(design ? {design} : {}),
        ...(journal ? {journal: {...journal, resume: journal.resume || again}} : {}),
      } as const;
      const answer = await worker.ask(message, claim.id);
      return (answer as Extract<FromHunter, {kind: 'found'}>).result;
    } catch (error) {
      if (signal?.aborted) return soFar;
      if (soFar) foundBefore.set(error as object, soFar);
      throw error;
    } finally {
      busy.delete(worker);
      progressOf.delete(worker);
      free.push(worker);
    }
  }

  async function search(claim: Claim, options: SearchOptions = {}): Promise<Hunted | undefined> {
    try {
      return await attempt(claim, options, false);
    } catch (error) {
      if (closed || !(error instanceof WorkerError)) throw error;
      return attempt(claim, options, true);
    }
  }

  return {
    async claims(names = job.names) {
      const {claims} = await ask<'claims'>({kind: 'load', names}, `loading ${names.join(', ')}`);
      return claims.map(describedClaim);
    },
    async evidence({id}, setting) {
      const {names} = job;
      if (names.length > 0) await ask<'claims'>({kind: 'load', names}, `loading ${names.join(', ')}`);
      return (await ask<'evidence'>({kind: 'evidence', id, setting}, `${id} on one setting`)).evidence;
    },
    search: search as HuntPool['search'],
    stopped: () => signal?.aborted === true,
    async close() {
      closed = true;
      signal?.removeEventListener('abort', stop);
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
}
