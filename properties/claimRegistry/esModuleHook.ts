/**
 * A hook of Node's module loader, for `module.register`: claim files with import and export statements are ES modules also
 * in a package of CommonJS, as after `npm init -y`, so that they share the modules of this package with their process; and
 * they find this package wherever they are.
 */
import {readFile} from 'node:fs/promises';
import type {ResolveHook} from 'node:module';
import {fileURLToPath} from 'node:url';

const STATEMENT = /^\s*(import|export)\b\s*[^(.\s]/m;

/** The file of a URL, where it is one that people write and may be either kind of module. */
function ownFile(url: string): string | undefined {
  const {protocol, pathname, origin} = new URL(url);
  if (protocol !== 'file:' || pathname.includes('/node_modules/') || !/\.(ts|js)$/.test(pathname))
    return undefined;
  return fileURLToPath(`${origin === 'null' ? 'file://' : origin}${pathname}`);
}

/** What a specifier stands for; `transferbound` is this very package where none is installed next to the file, as with npx. */
const located: ResolveHook = async (specifier, context, next) => {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (specifier !== 'transferbound' || (error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND')
      throw error;
    return next(specifier, {...context, parentURL: import.meta.url});
  }
};

export const resolve: ResolveHook = async (specifier, context, next) => {
  const found = await located(specifier, context, next);
  const file = found.format === 'module' ? undefined : ownFile(found.url);
  if (file === undefined) return found;
  const text = await readFile(file, 'utf8').catch(() => '');
  return STATEMENT.test(text) ? {...found, format: 'module'} : found;
};
