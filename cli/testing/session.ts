import {type ChildProcess, fork} from 'node:child_process';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {mainCommand} from '../../properties/testing/mainCommand.ts';
import type {Outcome} from './commandSession.ts';

export interface Session {
  /** What a command line comes to; a string that says so where it hangs, or ends the process. */
  run(words: readonly string[]): Promise<Outcome | string>;
  end(): void;
}

/** Milliseconds after which a command counts as hanging; far more than any of them takes, on a busy machine too. */
const PATIENCE = 90_000;

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
    run: (words) =>
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
        child.send({words});
      }),
    end: () => child.kill('SIGKILL'),
  };
}
