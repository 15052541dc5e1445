/** Worker processes on this machine: each with its own TensorFlow backend, one unit at a time. */

import {parseOutcome, type UnitOutcome} from '../executor.ts';
import {type Plan, type Unit, unitName} from '../plan.ts';
import type {RunManifest} from '../runManifest.ts';
import {type FromWorker, type ToWorker, type WorkerChild, WorkerError, workerChild} from './workerChild.ts';

export interface WorkerPool {
  /** Does a unit on a free worker, waiting for one; undefined where `stop` ended it. At most `size` at a time. */
  perform(unit: Unit): Promise<UnitOutcome | undefined>;
  /** Ends what can be ended early, with nothing said of it. */
  stop(): void;
  /** Ends all processes. */
  close(): Promise<void>;
}

type Worker = WorkerChild<ToWorker, FromWorker>;

/**
 * @param options.replace whether a worker that ended by itself is replaced; the unit that it was at fails all the same
 * @throws what the workers say of the run: InputError where it cannot be done here
 */
export async function workerPool(
  plan: Plan,
  manifest: RunManifest,
  size: number,
  options: {readonly replace?: boolean} = {},
): Promise<WorkerPool> {
  const all = new Set<Worker>();
  const start = async (): Promise<Worker> => {
    const worker: Worker = workerChild(import.meta.url, './workerProcess');
    all.add(worker);
    await worker.ask({kind: 'start', manifest}, 'its start');
    return worker;
  };
  let closed = false;
  const close = async (): Promise<void> => {
    closed = true;
    await Promise.all([...all].map((worker) => worker.end()));
  };
  const first = await Promise.allSettled(Array.from({length: size}, start));
  const broken = first.find((one) => one.status === 'rejected');
  if (broken) {
    await close();
    throw broken.reason;
  }
  const free: Promise<Worker>[] = first.map((one) => Promise.resolve((one as {value: Worker}).value));
  const waiting: ((worker: Promise<Worker>) => void)[] = [];
  const release = (worker: Promise<Worker>): void => {
    worker.catch(() => {});
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
  };
  const take = (): Promise<Worker> => free.shift() ?? new Promise((resolve) => waiting.push(resolve));

  return {
    async perform(unit) {
      const worker = await take();
      let back: Promise<Worker> = Promise.resolve(worker);
      try {
        const message = {kind: 'unit', group: plan.groups.indexOf(unit.group), at: unit.at} as const;
        const answer = await worker.ask(message, unitName(unit));
        const text = answer.kind === 'done' ? answer.text : undefined;
        return text === undefined ? undefined : parseOutcome(text);
      } catch (error) {
        if (options.replace && error instanceof WorkerError && !closed) {
          all.delete(worker);
          back = start();
        }
        throw error;
      } finally {
        release(back);
      }
    },
    stop() {
      for (const worker of all) worker.tell({kind: 'stop'});
    },
    close,
  };
}
