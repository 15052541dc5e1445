/** Running programs and ending with a message, for the scripts of this folder. */
import {spawnSync} from 'node:child_process';

/** Ends a script: code 2 for what the reader must provide, 1 for what went wrong. */
export class Stop extends Error {
  override name = 'Stop';
  readonly code: 1 | 2;
  constructor(code: 1 | 2, message: string) {
    super(message);
    this.code = code;
  }
}

/** Thrown, not exited with, so that temporary folders are removed on the way out. */
export function stop(code: 1 | 2, message: string): never {
  throw new Stop(code, message);
}

export function say(message: string): void {
  process.stdout.write(`tensorflow:build: ${message}\n`);
}

/** Runs a program; its output is shown only where it fails. */
export function run(program: string, args: readonly string[], cwd?: string): {ok: boolean; output: string} {
  const done = spawnSync(program, args, {
    ...(cwd !== undefined && {cwd}),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`.trim();
  return {ok: done.status === 0, output};
}

/** The end of a program's output. */
export const lastLines = (text: string, count = 12) => text.split('\n').slice(-count).join('\n');

/** Checks that a program starts. */
export function needed(program: string, why: string): void {
  if (!run(program, ['--version']).ok) stop(2, `${program} is missing; it is needed ${why}.`);
}
