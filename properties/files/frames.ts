/** The calls of a stack that are of a user's own files. */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** Most lines that are shown of a stack, and the longest of them: claim files may be data: URLs of many thousand characters. */
const MOST = 12;
const LONGEST = 300;

/** The folder of this package: that of its sources or, of what they were compiled to, the one above. */
const PACKAGE = ['../../', '../../../']
  .map((up) => fileURLToPath(new URL(up, import.meta.url)))
  .find((folder) => existsSync(join(folder, 'package.json')))!;

const isCall = (line: string): boolean => /^\s+at /.test(line);

const isOurs = (line: string): boolean =>
  line.includes(PACKAGE) ||
  /\((node:|native)|at node:|<anonymous>\)?$|node_modules\/(tsx|fast-check)\//.test(line);

/** The lines of a stack that are calls. */
export const callsOf = (stack: string): string[] =>
  stack
    .split('\n')
    .filter(isCall)
    .map((line) => line.replaceAll('file://', ''));

/**
 * The calls of an error's stack that are of the user's own files, the innermost first, a line each; all calls where none
 * is.
 */
export function framesOf(error: unknown): string {
  const calls = callsOf(error instanceof Error ? (error.stack ?? '') : '');
  const own = calls.filter((line) => !isOurs(line));
  return (own.length > 0 ? own : calls)
    .slice(0, MOST)
    .map((line) => (line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line))
    .join('\n');
}

/** Whether an error came from code of this package alone. */
export function isOurFault(error: unknown): boolean {
  const calls = callsOf(error instanceof Error ? (error.stack ?? '') : '');
  return calls.some((line) => line.includes(PACKAGE)) && calls.every(isOurs);
}
