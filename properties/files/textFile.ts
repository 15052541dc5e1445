import {randomBytes} from 'node:crypto';
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {basename, dirname} from 'node:path';
import {InputError} from '../../theory/errors.ts';

/** The text of a file that somebody named; what cannot be read is their input error. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new InputError(
      `${basename(file)}: expected a readable file, got ${(error as NodeJS.ErrnoException).code}`,
    );
  }
}

/** Writes a file whole or not at all: a temporary beside it, then a rename. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), {recursive: true});
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, text, {flag: 'wx'});
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, {force: true});
    throw error;
  }
}
