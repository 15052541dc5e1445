import {fileURLToPath} from 'node:url';

/**
 * The compiled or the source file of a program, whichever its caller is.
 * @param url import.meta.url of the caller
 * @param name the program, without its ending, relative to it
 */
export function programNextTo(url: string, name: string): string {
  return fileURLToPath(new URL(`${name}.${url.endsWith('.ts') ? 'ts' : 'js'}`, url));
}
