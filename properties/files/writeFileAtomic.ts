import {randomBytes} from 'node:crypto';
import {access, constants, lstat, mkdir, readFile, readlink, rename, rm, writeFile} from 'node:fs/promises';
import {basename, dirname, extname, join, resolve} from 'node:path';
import {getSystemErrorMap} from 'node:util';
import {InputError} from '../../theory/errors.ts';

const MOST_LINKS = 40;

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

function refused(file: string, came: string, cause?: unknown): InputError {
  return new InputError(`${file}: expected a file that can be written, got ${came}`, {cause});
}

/** What the system said, as the error of whoever named the file. */
function failure(file: string, error: unknown): unknown {
  const {code, errno} = error as NodeJS.ErrnoException;
  if (error instanceof InputError || code === undefined) return error;
  const [, words] = getSystemErrorMap().get(errno ?? 0) ?? [];
  return refused(file, words ? `${code} (${words})` : code, error);
}

/**
 * Where the bytes go: the file itself, or what it links to, so that no link is replaced.
 * @throws InputError for a folder, a device, a pipe or a socket, which a rename would replace
 */
async function targetOf(file: string): Promise<string> {
  // An option that came where a file was to be named.
  if (/^--\w/.test(file)) throw refused(file, `an option (./${file} for a file of that name)`);
  let path = resolve(file);
  for (let links = 0; links < MOST_LINKS; links++) {
    if (/^\/(proc|sys)(\/|$)/.test(path)) throw refused(file, `a place that the system keeps (${path})`);
    const found = await lstat(path).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
      return undefined;
    });
    if (found === undefined) return path;
    if (found.isDirectory()) throw refused(file, 'a folder');
    if (found.isFile()) {
      await access(path, constants.W_OK);
      return path;
    }
    if (!found.isSymbolicLink()) throw refused(file, 'a device, a pipe or a socket');
    path = resolve(dirname(path), await readlink(path));
  }
  throw refused(file, 'links that lead to each other');
}

/** A name next to the file that no other process picks; short, so that it is allowed wherever the file's is. */
const temporaryIn = (folder: string): string =>
  join(folder, `.${randomBytes(8).toString('hex').slice(0, 12)}.tmp`);

/** The folder, or the nearest one above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  for (let path = folder; ; path = dirname(path)) {
    try {
      await lstat(path);
      return path;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || path === dirname(path)) throw error;
    }
  }
}

/**
 * Says before hours of work that their result could not be written: makes a file in the folder, or in the nearest one
 * above it, and removes it.
 * @throws InputError with what the system says
 */
export async function checkWritable(file: string): Promise<void> {
  try {
    const path = await targetOf(file);
    if (Buffer.byteLength(basename(path)) > 255) throw refused(file, 'a name of more than 255 bytes');
    const probe = temporaryIn(await nearestFolder(dirname(path)));
    await writeFile(probe, '', {flag: 'wx'});
    await rm(probe, {force: true});
  } catch (error) {
    throw failure(file, error);
  }
}

/**
 * Writes a file whole or not at all: a temporary next to it, then a rename. A symbolic link stays, and what it leads to
 * is written; several processes may write one file, which is then that of one of them.
 * @throws InputError where the file cannot be written; what was there is then unchanged
 */
export async function writeFileAtomic(file: string, data: string | Uint8Array): Promise<void> {
  try {
    const path = await targetOf(file);
    await mkdir(dirname(path), {recursive: true});
    const temporary = temporaryIn(dirname(path));
    try {
      await writeFile(temporary, data, {flag: 'wx'});
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, {force: true});
      throw error;
    }
  } catch (error) {
    throw failure(file, error);
  }
}

/**
 * Writes files one after the other; one that fails does not keep the others from being written.
 * @param onWritten is told of each that is written
 * @throws InputError of the first that could not be written, once all were tried
 */
export async function writeAll(
  files: readonly (readonly [file: string, data: string | Uint8Array])[],
  onWritten: (file: string) => void = () => {},
): Promise<void> {
  const failed: unknown[] = [];
  for (const [file, data] of files) {
    try {
      await writeFileAtomic(file, data);
      onWritten(file);
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
}

/** Whether a file is there that is not the result of a run that was stopped. */
async function holdsResult(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  try {
    return (JSON.parse(text) as {complete?: unknown} | null)?.complete !== false;
  } catch {
    return true;
  }
}

/**
 * Where the result of a run is written: at its file, or next to it as `NAME.stopped.json` where the run was stopped and
 * the file holds what a whole run came to.
 */
export async function resultPath(file: string, complete: boolean): Promise<string> {
  if (complete || !(await holdsResult(file))) return file;
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}.stopped${extension}`;
}
