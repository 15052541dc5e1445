/** Worker processes on this machine: each with its own TensorFlow backend, one unit at a time. */
import {type ChildProcess, fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import type {RunIdentity} from './identity.ts';
import {parseOutcome, thrown, type UnitOutcome} from './outcome.ts';
import {type Plan, type Unit, unitName} from './plan.ts';
import type {FromWorker, ToWorker} from './workerMessages.ts';

/** A worker process ended by itself: killed, out of memory, or a crash in native code. */
export class WorkerError extends Error {
  override name = 'WorkerError';
}

export interface Pool {
  /** Does a unit on a free worker, waiting for one; undefined where `stop` ended it. At most `size` at a time. */
  perform(unit: Unit): Promise<UnitOutcome | undefined>;
  /** Ends what can be ended early, with nothing said of it. */
  stop(): void;
  /** Ends all processes. */
  close(): Promise<void>;
}

interface Worker {
  readonly child: ChildProcess;
  /** Asks once; rejects where the process ends or says that it failed. */
  ask(message: ToWorker, at: string): Promise<Extract<FromWorker, {kind: 'ready' | 'done'}>>;
}

const file = import.meta.url.endsWith('.ts') ? './workerProcess.ts' : './workerProcess.js';

function newWorker(): Worker {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {stdio: 'inherit'});
  let exited: string | undefined;
  let heard: ((message: FromWorker) => void) | undefined;
  let ended: (() => void) | undefined;
  child.on('message', (message: FromWorker) => heard?.(message));
  child.on('error', () => {});
  child.on('exit', (code, signal) => {
    exited = signal ?? `exit code ${code}`;
    ended?.();
  });
  return {
    child,
    ask: (message, at) =>
      new Promise((resolve, reject) => {
        ended = () => reject(new WorkerError(`a worker process ended (${exited}) at ${at}`));
        heard = (answer) => {
          if (answer.kind === 'failed') reject(thrown(answer.error));
          else resolve(answer);
        };
        if (exited !== undefined) ended();
        else child.send(message, (error) => error && ended?.());
      }),
  };
}

async function end({child}: Worker): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.disconnect();
  // One that is deep in a computation does not hear it.
  const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await gone;
  clearTimeout(timer);
}

/**
 * @param options.replace whether a worker that ended by itself is replaced; the unit that it was at fails all the same
 * @throws what the workers say of the run: InputError where it cannot be done here
 */
export async function startPool(
  plan: Plan,
  identity: RunIdentity,
  size: number,
  options: {readonly replace?: boolean} = {},
): Promise<Pool> {
  const all = new Set<Worker>();
  const start = async (): Promise<Worker> => {
    const worker = newWorker();
    all.add(worker);
    await worker.ask({kind: 'start', identity}, 'its start');
    return worker;
  };
  let closed = false;
  const close = async (): Promise<void> => {
    closed = true;
    await Promise.all([...all].map(end));
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
      for (const {child} of all) if (child.connected) child.send({kind: 'stop'} satisfies ToWorker, () => {});
    },
    close,
  };
}
