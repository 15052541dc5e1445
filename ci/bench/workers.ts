import {type ChildProcess, fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import type {BackendName} from '../../models/index.ts';
import type {WorkerJob, WorkerMessage} from './trainWorker.ts';

const WARM = 3;

function message(child: ChildProcess): Promise<WorkerMessage> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a worker ended with code ${code}`));
    child.once('message', (value) => {
      child.off('exit', ended);
      resolve(value as WorkerMessage);
    });
    child.once('exit', ended);
  });
}

/**
 * Seconds of one step of all cases, trained by several processes at once, each its share of them: from when the first
 * is past its warm-up to when the last is done, all having been started together. Start-up is not in it, waiting for
 * the slower one is.
 *
 * @param cases a multiple of `workers`
 * @param steps how many each takes
 */
export async function concurrentSeconds(
  backend: BackendName,
  model: string,
  cases: number,
  steps: number,
  workers: number,
): Promise<number> {
  const program = fileURLToPath(new URL('trainWorker.ts', import.meta.url));
  const job: WorkerJob = {backend, model, cases: cases / workers, warm: WARM, steps};
  const children = Array.from({length: workers}, () => fork(program, {execArgv: ['--import=tsx']}));
  try {
    await Promise.all(
      children.map((child) => {
        const ready = message(child);
        child.send(job);
        return ready;
      }),
    );
    const spans = await Promise.all(
      children.map((child) => {
        const done = message(child);
        child.send('go');
        return done as Promise<Exclude<WorkerMessage, 'ready'>>;
      }),
    );
    const start = Math.min(...spans.map((span) => span.start));
    const end = Math.max(...spans.map((span) => span.end));
    return (end - start) / 1000 / steps;
  } finally {
    for (const child of children) child.kill();
  }
}
