/** The parent's end of a worker process that answers one message at a time; its own end is serveParent.ts. */
import {type ChildProcess, fork} from 'node:child_process';
import type {Readable} from 'node:stream';
import {thrown, type UnitError} from '../executor.ts';
import {FAULT_PIPE, type Fault, faultError} from './fault.ts';
import {programNextTo} from './programNextTo.ts';
import {WorkerError} from './workerError.ts';
import {forwardOutput} from './workerOutput.ts';

export interface Failed {
  readonly kind: 'failed';
  readonly error: UnitError;
}

export interface WorkerChild<Message, Answer> {
  /**
   * Asks once; rejects where the process ends or says that it failed.
   * @param at what it would be at, for the error
   * @throws ClaimError where the claim's code does not end, or ends the process
   */
  ask(message: Message, at: string): Promise<Answer>;
  /** Says something that nothing answers; not an error where the process is gone. */
  tell(message: Message): void;
  /** Ends the process. */
  end(): Promise<void>;
  /** Ends the process at once, whatever it is at. */
  kill(): void;
  /** Whether it is still there. */
  alive(): boolean;
}

export interface ChildOptions<Note> {
  /** Milliseconds that a claim's own code may take per setting; default no limit. */
  readonly timeout?: number;
  /** Is told what the process says besides answers. */
  readonly onNote?: (note: Note) => void;
}

/** Milliseconds after which a process that does not end when it is told to is killed. */
const PATIENCE = 500;

async function end(child: ChildProcess): Promise<void> {
  const ended = child.exitCode !== null || child.signalCode !== null;
  const gone = ended || new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.disconnect();
  // One that is deep in a computation does not hear it.
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  await gone;
  clearTimeout(timer);
  // What it started may still hold them open.
  for (const stream of child.stdio) stream?.destroy();
}

/** Calls back with each fault, and once nothing more will come. */
function readFaults(pipe: Readable, onFault: (fault: Fault) => void, onEnd: () => void): void {
  let text = '';
  pipe.on('data', (more) => {
    const lines = `${text}${more}`.split('\n');
    text = lines.pop()!;
    for (const line of lines) onFault(JSON.parse(line) as Fault);
  });
  pipe.on('error', () => {});
  pipe.on('close', onEnd);
}

/** @param name the program, without its ending, relative to the module whose import.meta.url is given */
export function workerChild<
  Message extends object,
  Answer extends {readonly kind: string},
  Note extends {readonly kind: 'note'} = never,
>(url: string, name: string, {timeout = 0, onNote}: ChildOptions<Note> = {}): WorkerChild<Message, Answer> {
  const child = fork(programNextTo(url, name), [String(timeout)], {
    // What a claim prints must not come between the lines of a document.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
    // Bounds may be infinite, which JSON cannot say.
    serialization: 'advanced',
  });
  let exited: string | undefined;
  let fault: Error | undefined;
  let was = '';
  let heard: ((answer: Answer | Failed) => void) | undefined;
  let ended: (() => void) | undefined;
  const output = forwardOutput(child);
  child.on('message', (said: Answer | Failed | Note) => {
    if (said.kind === 'note') onNote?.(said as Note);
    else heard?.(said as Answer | Failed);
  });
  child.on('error', () => {});
  const piped = new Promise<void>((resolve) => {
    readFaults(
      child.stdio[FAULT_PIPE] as Readable,
      (found) => {
        if (found.kind === 'at') was = `\non the setting ${found.setting}`;
        else fault ??= faultError(found);
        if (found.kind === 'stuck') child.kill('SIGKILL');
      },
      resolve,
    );
  });
  child.on('exit', async (code, signal) => {
    // What it said last may still be on the way; a process that it started may hold the pipe open.
    await Promise.race([piped, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    const memory = output.ranOutOfMemory() ? ', out of memory' : '';
    exited = `${signal ?? `exit code ${code}`}${memory}`;
    ended?.();
  });
  return {
    ask: (message, at) =>
      new Promise((resolve, reject) => {
        ended = () => reject(fault ?? new WorkerError(`a worker process ended (${exited}) at ${at}${was}`));
        heard = (answer) => {
          if (answer.kind === 'failed') reject(thrown((answer as Failed).error));
          else resolve(answer as Answer);
        };
        if (exited !== undefined) ended();
        else child.send(message, (error) => error && exited !== undefined && ended?.());
      }),
    tell(message) {
      if (child.connected) child.send(message, () => {});
    },
    end: () => end(child),
    kill: () => void child.kill('SIGKILL'),
    alive: () => exited === undefined && child.connected,
  };
}
