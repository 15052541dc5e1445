import type {Claim} from '../../theory/claim/claim.ts';
import {type WorkerChild, workerChild} from '../run/workers/workerChild.ts';
import type {FromHunter, HuntJob, ToHunter} from './huntProcess.ts';
import type {HuntResult} from './huntResult.ts';

export interface HuntPool {
  /** Hunts a claim on a worker that is free; at most `size` at a time. */
  search(claim: Claim): Promise<HuntResult>;
  close(): Promise<void>;
}

/** Hunts on several processes: a hunt keeps to one core, and what it finds depends on its claim and seed alone. */
export function huntPool(
  size: number,
  job: Omit<HuntJob, 'id'>,
  signal: AbortSignal | undefined = undefined,
): HuntPool {
  const all = Array.from(
    {length: size},
    (): WorkerChild<ToHunter, FromHunter> =>
      // Bounds may be infinite, which JSON cannot say.
      workerChild(import.meta.url, './huntProcess', {serialization: 'advanced'}),
  );
  const free = [...all];
  const stop = () => {
    for (const worker of all) worker.tell({kind: 'stop'});
  };
  signal?.addEventListener('abort', stop);
  return {
    async search({id}) {
      const worker = free.pop()!;
      try {
        return (await worker.ask({kind: 'hunt', ...job, id}, id)).result;
      } finally {
        free.push(worker);
      }
    },
    async close() {
      signal?.removeEventListener('abort', stop);
      await Promise.all(all.map((worker) => worker.end()));
    },
  };
}
