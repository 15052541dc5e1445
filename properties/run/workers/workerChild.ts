/** Both ends of a worker process that answers one message at a time: `workerChild` the parent's, `serveParent` its own. */
import {type ChildProcess, type ForkOptions, fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {thrown, type UnitError, unitError} from '../executor.ts';
import type {RunManifest} from '../runManifest.ts';

/** What a run and its worker processes say to each other. */
export type ToWorker =
  | {readonly kind: 'start'; readonly manifest: RunManifest}
  | {readonly kind: 'unit'; readonly group: number; readonly at: number}
  | {readonly kind: 'stop'};

export type FromWorker =
  | {readonly kind: 'ready'}
  /** The outcome as text; none where the unit was stopped. */
  | {readonly kind: 'done'; readonly text?: string};

/** A worker process ended by itself: killed, out of memory, or a crash in native code. */
export class WorkerError extends Error {
  override name = 'WorkerError';
}

export interface Failed {
  readonly kind: 'failed';
  readonly error: UnitError;
}

export interface WorkerChild<Message, Answer> {
  /** Asks once; rejects where the process ends or says that it failed. @param at what it would be at, for the error */
  ask(message: Message, at: string): Promise<Answer>;
  /** Says something that nothing answers; not an error where the process is gone. */
  tell(message: Message): void;
  /** Ends the process. */
  end(): Promise<void>;
}

/** The compiled or the source file of a program, whichever its caller is. */
function beside(url: string, name: string): string {
  return fileURLToPath(new URL(`${name}.${url.endsWith('.ts') ? 'ts' : 'js'}`, url));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.disconnect();
  // One that is deep in a computation does not hear it.
  const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await gone;
  clearTimeout(timer);
}

/** @param name the program, without its ending, relative to the module whose import.meta.url is given */
export function workerChild<Message extends object, Answer extends {readonly kind: string}>(
  url: string,
  name: string,
  options: ForkOptions = {},
): WorkerChild<Message, Answer> {
  const child = fork(beside(url, name), {stdio: 'inherit', ...options});
  let exited: string | undefined;
  let heard: ((answer: Answer | Failed) => void) | undefined;
  let ended: (() => void) | undefined;
  child.on('message', (answer: Answer | Failed) => heard?.(answer));
  child.on('error', () => {});
  child.on('exit', (code, signal) => {
    // V8 aborts where its heap is full, and says so on standard error.
    const memory = signal === 'SIGABRT' || code === 134 ? ', as when memory runs out' : '';
    exited = `${signal ?? `exit code ${code}`}${memory}`;
    ended?.();
  });
  return {
    ask: (message, at) =>
      new Promise((resolve, reject) => {
        ended = () => reject(new WorkerError(`a worker process ended (${exited}) at ${at}`));
        heard = (answer) => {
          if (answer.kind === 'failed') reject(thrown((answer as Failed).error));
          else resolve(answer as Answer);
        };
        if (exited !== undefined) ended();
        else child.send(message, (error) => error && ended?.());
      }),
    tell(message) {
      if (child.connected) child.send(message, () => {});
    },
    end: () => end(child),
  };
}

/**
 * The worker process's end: answers what its parent asks, says what failed, ends with its parent.
 * @param answer what to say to a message; undefined for one that asks nothing
 */
export function serveParent<Message, Answer>(
  answer: (message: Message) => Promise<Answer | undefined>,
): void {
  // Ctrl-C reaches the whole group of processes; the parent decides what it means.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  process.on('disconnect', () => process.exit());
  process.on('message', async (message: Message) => {
    const said = await answer(message).catch(
      (error: unknown): Failed => ({kind: 'failed', error: unitError(error)}),
    );
    if (said !== undefined) process.send?.(said);
  });
}
