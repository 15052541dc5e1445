/** `check --watch`: the same check again whenever a claim file is saved. */
import {type ChildProcess, spawn} from 'node:child_process';
import {watch} from 'node:fs';
import {access} from 'node:fs/promises';
import {dirname, extname, resolve} from 'node:path';
import {looksLikeFile} from '../properties/claimRegistry/loadClaims.ts';
import {inputError} from '../theory/errors.ts';

/** Editors save in several steps; milliseconds. */
const SETTLED = 150;

/** Files next to a claim file that it may import. */
const SOURCES = ['.ts', '.mts', '.js', '.mjs', '.json'];

/** The check in a process of its own, as modules are loaded once per process. */
function start(): ChildProcess {
  const args = process.argv.slice(2).filter((word) => word !== '--watch');
  if (process.stdout.isTTY) process.stdout.write('\u001B[2J\u001B[H');
  return spawn(process.execPath, [...process.execArgv, process.argv[1]!, ...args], {stdio: 'inherit'});
}

/**
 * Checks, and again after every change in a folder of the files, until Ctrl-C.
 * @throws InputError where no file is named, or one is not there
 */
export async function watchFiles(names: readonly string[]): Promise<void> {
  const files = names.filter(looksLikeFile);
  if (files.length === 0)
    throw inputError('check', '--watch', 'a file with claims to watch', names.join(' ') || 'none');
  for (const file of files)
    await access(file).catch(() => {
      throw inputError(file, '--watch', 'a file with claims', 'none there');
    });
  let child: ChildProcess | undefined;
  let again = false;
  let over = false;
  let wait: NodeJS.Timeout | undefined;
  await new Promise<void>((done) => {
    const run = () => {
      again = false;
      child = start();
      child.on('close', () => {
        child = undefined;
        if (over) return done();
        if (again) return run();
        process.stdout.write(`watching ${files.join(', ')}: save to check again, Ctrl-C to end\n`);
      });
    };
    const changed = (_: string, name: string | null) => {
      if (name !== null && !SOURCES.includes(extname(name))) return;
      clearTimeout(wait);
      wait = setTimeout(() => {
        if (!child) return run();
        again = true;
        child.kill('SIGTERM');
      }, SETTLED);
    };
    const folders = [...new Set(files.map((file) => dirname(resolve(file))))];
    const watchers = folders.map((folder) => watch(folder, changed));
    const end = () => {
      over = true;
      clearTimeout(wait);
      for (const watcher of watchers) watcher.close();
      if (child) child.kill('SIGINT');
      else done();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
    run();
  });
}
