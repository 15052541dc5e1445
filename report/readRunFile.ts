import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {InputError} from '../theory/errors.ts';
import {parseRunFile} from './parseRunFile.ts';
import type {RunFile} from './runFile.ts';

export async function readRunFile(file: string): Promise<RunFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new InputError(
      `${basename(file)}: expected a readable file, got ${(error as NodeJS.ErrnoException).code}`,
    );
  }
  return parseRunFile(text, basename(file));
}
