import {type ChildProcess, fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import type {Claim} from '../../theory/claim.ts';
import {thrown} from '../run/outcome.ts';
import type {HuntResult} from './hunt.ts';
import type {HuntAnswer, HuntJob} from './huntProcess.ts';

export interface HuntPool {
  /** Hunts a claim on a worker that is free; at most `size` at a time. */
  search(claim: Claim): Promise<HuntResult>;
  close(): void;
}

const file = import.meta.url.endsWith('.ts') ? './huntProcess.ts' : './huntProcess.js';

function ask(child: ChildProcess, job: HuntJob): Promise<HuntResult> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`a worker process ended at ${job.id}`));
    child.once('exit', ended);
    child.once('message', (answer: HuntAnswer) => {
      child.off('exit', ended);
      if ('error' in answer) reject(thrown(answer.error));
      else resolve(answer.result);
    });
    child.send(job);
  });
}

/** Hunts on several processes: a hunt keeps to one core, and what it finds depends on its claim and seed alone. */
export function huntPool(
  size: number,
  job: Omit<HuntJob, 'id'>,
  signal: AbortSignal | undefined = undefined,
): HuntPool {
  const program = fileURLToPath(new URL(file, import.meta.url));
  // Bounds may be infinite, which JSON cannot say.
  const all = Array.from({length: size}, () => fork(program, {stdio: 'inherit', serialization: 'advanced'}));
  const free = [...all];
  const stop = () => {
    for (const child of all) if (child.connected) child.send('stop');
  };
  signal?.addEventListener('abort', stop);
  return {
    async search({id}) {
      const child = free.pop()!;
      try {
        return await ask(child, {...job, id});
      } finally {
        free.push(child);
      }
    },
    close() {
      signal?.removeEventListener('abort', stop);
      for (const child of all) if (child.connected) child.disconnect();
    },
  };
}
