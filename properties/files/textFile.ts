import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
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
