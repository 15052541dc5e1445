/** A worker process's own watch: what its claims are at, what they do to the process, and whether its parent is still there. */
import {Worker} from 'node:worker_threads';
import {watchClaims} from '../../evaluate/claimWatch.ts';
import {framesOf, isOurFault} from '../../files/frames.ts';
import {type Fault, tell} from './fault.ts';
import {programNextTo} from './programNextTo.ts';
import {newWatchMemory, now, watchMemory} from './watchMemory.ts';

/** Seconds that the claim's code may go on after the time of a search is over. */
const GRACE = 2;

/** Tenths of a second that a file may take to load at least. */
const LOADING = 200;

export interface Watchdog {
  /** Says each setting before it is evaluated, so that the one that ends the process is known. */
  trace(on: boolean): void;
  /** Whatever runs in `ms` milliseconds and some grace is stuck; undefined for no such time. */
  deadline(ms: number | undefined): void;
  /** A file of claims is loaded, until the function that is returned is called. */
  begin(claim: string): () => void;
  /** Ends the process on purpose. */
  leave(): never;
}

/** @param timeout milliseconds that a claim's own code may take per setting; 0 for no limit */
export function startWatchdog(timeout: number): Watchdog {
  const shared = newWatchMemory();
  const memory = watchMemory(shared);
  const limit = Math.ceil(timeout / 100);
  memory.set('timeout', limit);
  let tracing = false;
  let leaving = false;
  let last: unknown;
  let at = {claim: '', setting: ''};

  const begin = (claim: string, setting: unknown): void => {
    if (setting === undefined || setting !== last || claim !== at.claim) {
      last = setting;
      at = {claim, setting: setting === undefined ? '' : JSON.stringify(setting)};
      memory.setText(at.claim, at.setting);
      if (tracing) tell({kind: 'at', ...at});
    }
    memory.set('since', now());
  };
  const end = () => memory.set('since', 0);
  watchClaims({begin, end});

  const uncaught = (reason: unknown): void => {
    const what = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
    tell({kind: 'uncaught', what: what.slice(0, 1_000), frames: framesOf(reason), ours: isOurFault(reason)});
    leave();
  };
  process.on('uncaughtException', uncaught);
  process.on('unhandledRejection', uncaught);
  process.on('exit', (code) => {
    if (leaving) return;
    const fault: Fault = {kind: 'exit', code, ...at, frames: framesOf(new Error('exit'))};
    tell(fault);
  });

  function leave(): never {
    leaving = true;
    process.exit();
  }

  const thread = new Worker(programNextTo(import.meta.url, './watchdogThread'), {
    workerData: {shared, parent: process.ppid},
    stdin: false,
  });
  // A thread that cannot be had leaves a process that works, only unwatched.
  thread.on('error', () => {});
  thread.unref();
  return {
    trace(on) {
      tracing = on;
      last = undefined;
    },
    deadline: (ms) => memory.set('deadline', ms === undefined ? 0 : now() + Math.ceil(ms / 100) + 10 * GRACE),
    begin(claim) {
      memory.set('timeout', limit && Math.max(limit, LOADING));
      begin(claim, undefined);
      return () => {
        end();
        memory.set('timeout', limit);
      };
    },
    leave,
  };
}
