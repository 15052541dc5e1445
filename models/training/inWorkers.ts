import {Worker} from 'node:worker_threads';
import type {Architecture} from '../../theory/networks/architecture.ts';
import type {Backend} from '../backend.ts';
import type {Progress, TrainingOptions} from '../types.ts';

/** What a worker is started with. */
export interface WorkerJob {
  readonly call: 'pretrain' | 'radReg' | 'fineTune';
  readonly architecture: Architecture;
  readonly cases: readonly unknown[];
  readonly options: object;
  /** On shared memory; 1 once training is to end. */
  readonly aborted: Int32Array;
}

/** What a worker sends: progress now and then, and results at the end. */
export interface WorkerAnswer {
  readonly progress?: Progress;
  readonly results?: readonly unknown[];
}

/** Cases that are computed side by side on one thread; a share of fewer wastes the rest. */
const LANES = 4;

/** How many threads a call is spread over. Workers are files of the built package, so sources train in one. */
export function workersFor(backend: Backend, cases: number, {workers = 1}: TrainingOptions): number {
  if (backend.name !== 'fused' || import.meta.url.endsWith('.ts')) return 1;
  return Math.max(1, Math.min(workers, Math.ceil(cases / LANES)));
}

/** Progress of all together: the steps of the slowest. */
function together(all: readonly Progress[]): Progress {
  const active = all.reduce((sum, p) => sum + p.active, 0);
  return {
    step: Math.min(...all.map(({step}) => step)),
    steps: Math.max(...all.map(({steps}) => steps)),
    active,
    objective: all.reduce((sum, p) => sum + (p.objective * p.active) / active, 0),
  };
}

/** Trains each worker's share of the cases from beginning to end, with a memory of its own. */
export async function inWorkers<Case, Result>(
  call: WorkerJob['call'],
  architecture: Architecture,
  cases: readonly Case[],
  {signal, onStep, workers: _, ...options}: TrainingOptions,
  count: number,
): Promise<Result[]> {
  const aborted = new Int32Array(new SharedArrayBuffer(4));
  const abort = () => Atomics.store(aborted, 0, 1);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  const groups = Math.ceil(cases.length / LANES);
  const shares = Array.from({length: count}, (_, i) => {
    const from = (i: number) => LANES * Math.floor((i * groups) / count);
    return cases.slice(from(i), from(i + 1));
  });
  const running = new Map<number, Progress>();
  const started: Worker[] = [];
  const trained = shares.map(
    (own, i) =>
      new Promise<Result[]>((resolve, reject) => {
        const workerData: WorkerJob = {call, architecture, cases: own, options, aborted};
        const worker = new Worker(new URL('trainingWorker.js', import.meta.url), {workerData});
        started.push(worker);
        worker.on('message', ({progress, results}: WorkerAnswer) => {
          if (progress) {
            running.set(i, progress);
            onStep?.(together([...running.values()]));
          } else if (results) {
            running.delete(i);
            resolve(results as Result[]);
          }
        });
        worker.on('error', reject);
        worker.on('exit', (code) => reject(new Error(`a training worker ended with code ${code}`)));
      }),
  );
  try {
    return (await Promise.all(trained)).flat();
  } finally {
    signal?.removeEventListener('abort', abort);
    await Promise.all(started.map((worker) => worker.terminate()));
  }
}
