import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {inputError} from '../../../theory/errors.ts';

/** The folder of an installed npm package, looked for from this module and then from the working directory. */
export function findPackage(name: string): string | undefined {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      return dirname(createRequire(from).resolve(`${name}/package.json`));
    } catch {
      // Not installed where this root looks; the next may have it.
    }
  }
  return undefined;
}

/** @throws InputError where the package is not installed, with the command that installs it */
export function packageFolder(where: string, name: string): string {
  const found = findPackage(name);
  if (found !== undefined) return found;
  const expected = `the npm package ${name} to be installed (run: npm install ${name})`;
  throw inputError(where, 'package', expected, 'no such package');
}
