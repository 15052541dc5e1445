import {lstat, mkdir, rm, writeFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {getSystemErrorMap} from 'node:util';
import {checkWritable} from '../../properties/files/writeFileAtomic.ts';
import {InputError} from '../../theory/errors.ts';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Whether something of that name is there, a link to nowhere too. */
const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false;
      throw error;
    },
  );

function refused(folder: string, error: unknown): unknown {
  const {code, errno} = error as NodeJS.ErrnoException;
  if (error instanceof InputError || code === undefined) return error;
  const [, words] = getSystemErrorMap().get(errno ?? 0) ?? [];
  const came = words ? `${code} (${words})` : code;
  return new InputError(`${folder}: expected a folder that can be written, got ${came}`, {cause: error});
}

/**
 * Writes files that are not there yet, all of them or none.
 * @param folder made where it is missing
 * @param files texts by their path in the folder
 * @throws InputError where one of them is there, which is not touched, or the folder cannot be written
 */
export async function writeNew(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const made: string[] = [];
  try {
    const there: string[] = [];
    for (const path of files.keys()) if (await isThere(join(folder, path))) there.push(path);
    if (there.length > 0)
      throw new InputError(
        `${folder}: expected a folder without ${[...files.keys()].join(', ')}, got one that has ${there.join(', ')}`,
      );
    // Making folders under /proc never ends.
    for (const path of files.keys()) await checkWritable(join(folder, path));
    for (const [path, text] of files) {
      const file = resolve(folder, path);
      const first = await mkdir(dirname(file), {recursive: true});
      if (first !== undefined) made.push(first);
      await writeFile(file, text, {flag: 'wx'});
      made.push(file);
    }
  } catch (error) {
    for (const path of made.reverse()) await rm(path, {recursive: true, force: true});
    throw refused(folder, error);
  }
}
