import {basename} from 'node:path';
import {readText} from '../properties/files/readText.ts';
import {parseRunFile} from './parseRunFile.ts';
import type {RunFile} from './runFile.ts';

export async function readRunFile(file: string): Promise<RunFile> {
  return parseRunFile(await readText(file), basename(file));
}
