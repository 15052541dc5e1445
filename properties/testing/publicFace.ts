/** The exports of index.ts and of its namespaces, with their docstrings, read from the sources. */
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

export interface PublicExport {
  /** `check`, or `interval.add` in a namespace. */
  readonly name: string;
  readonly isType: boolean;
  /** Source file and the text of the docstring, without the stars; undefined where there is none. */
  readonly file: string;
  readonly doc: string | undefined;
  /** The code of its @example blocks. */
  readonly examples: readonly string[];
}

const DECLARED = (name: string) =>
  new RegExp(
    `(?:/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\n)?export (?:declare )?(?:async )?(?:abstract )?(?:const|function\\*?|class|interface|type) ${name}\\b`,
  );

function documented(file: string, declared: string): Pick<PublicExport, 'doc' | 'examples'> {
  const found = DECLARED(declared).exec(readFileSync(file, 'utf8'));
  if (!found) throw new Error(`${file}: no declaration of ${declared}`);
  const doc = found[1]?.replace(/^\s*\* ?/gm, '').trim();
  const blocks = (doc ?? '').matchAll(/@example\s*\n```ts\n([\s\S]*?)\n```/g);
  return {doc, examples: [...blocks].map(([, code]) => code!)};
}

/** @param file a module that only exports again what other modules declare */
export function publicExports(file: string, namespace = ''): PublicExport[] {
  const text = readFileSync(file, 'utf8');
  const target = (specifier: string) => join(dirname(file), specifier);
  const spaces = [...text.matchAll(/^export \* as (\w+) from '([^']+)'/gm)].flatMap(([, name, from]) =>
    publicExports(target(from!), `${name}.`),
  );
  const lists = text.matchAll(/^export (type )?\{([^}]*)\} from '([^']+)'/gm);
  const names = [...lists].flatMap(([, type, list, from]) =>
    list!
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
      .map((entry) => {
        const [declared, shown = declared] = entry.replace(/^type /, '').split(' as ');
        return {
          name: `${namespace}${shown}`,
          isType: type !== undefined || entry.startsWith('type '),
          file: target(from!),
          ...documented(target(from!), declared!),
        };
      }),
  );
  return [...spaces, ...names];
}
