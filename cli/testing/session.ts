import {type ChildProcess, fork} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {mainCommand} from '../../properties/testing/mainCommand.ts';
import type {Asked, Interruption, Outcome} from './commandSession.ts';

export interface Session {
  /** What a command line comes to; a string that says so where it hangs, or ends the process. */
  run(words: readonly string[], interruption?: Interruption): Promise<Outcome | string>;
  /** Processes that commands have started and that are still there; on systems with /proc. */
  processes(): readonly string[];
  end(): void;
}

/** Milliseconds after which a command counts as hanging; far more than any of them takes, on a busy machine too. */
const PATIENCE = 90_000;

/** The command lines of the processes that a process has started. */
function startedBy(pid: number | undefined): string[] {
  let tasks: string[];
  try {
    tasks = readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
  const children = tasks.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return children.map((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').replaceAll('\0', ' '));
}

/** @param folder that the commands run in */
export function startSession(folder: string): Session {
  const program = pathToFileURL(join(dirname(mainCommand[0]!), 'program.js')).href;
  const start = (): ChildProcess =>
    fork(fileURLToPath(new URL('./commandSession.js', import.meta.url)), [program], {
      cwd: folder,
      stdio: 'ignore',
    });
  let child = start();
  return {
    run: (words, interruption) =>
      new Promise((resolve) => {
        const done = (found: Outcome | string): void => {
          clearTimeout(timer);
          child.removeAllListeners();
          if (typeof found === 'string') {
            child.kill('SIGKILL');
            child = start();
          }
          resolve(found);
        };
        const timer = setTimeout(() => done('hangs'), PATIENCE);
        child.on('message', (found) => done(found as Outcome));
        child.on('exit', (code, signal) => done(`ended the process with ${signal ?? code}`));
        child.send({words, ...(interruption ? {interruption} : {})} satisfies Asked);
      }),
    processes: () => startedBy(child.pid),
    end: () => child.kill('SIGKILL'),
  };
}
