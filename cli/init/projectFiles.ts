/** The files of a new folder of claims: those of template/, and a package.json. */
import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {basename, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {jsonText} from '../../properties/files/jsonText.ts';

/** Beside the sources, or one folder up in the build. */
function templateFolder(): string {
  const places = ['../../template/', '../../../template/'].map((up) =>
    fileURLToPath(new URL(up, import.meta.url)),
  );
  return places.find((place) => existsSync(place)) ?? places[1]!;
}

/** The range of TypeScript that a new folder installs; the packed types are compiled by it in the tests. */
const TYPESCRIPT = '^7.0.2';

/** A name that npm takes, from that of the folder. A package of the name transferbound could not install transferbound. */
function packageName(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 100);
  return name === '' || name === 'transferbound' || name === 'node_modules' ? 'my-claims' : name;
}

function manifest(folder: string, version: string) {
  return {
    name: packageName(folder),
    version: '0.0.0',
    private: true,
    type: 'module',
    scripts: {
      types: 'tsc',
      check: 'transferbound check ./true-claim.ts --strict',
      mutants: 'transferbound mutants ./true-claim.ts ./false-claim.ts --evaluations 1000',
      test: 'npm run types && npm run check && npm run mutants',
    },
    devDependencies: {transferbound: version, typescript: TYPESCRIPT},
  };
}

/**
 * @param folder absolute
 * @param version of this package, as package.json takes it
 * @returns texts by their path in the folder, with `/` between its parts
 */
export async function projectFiles(folder: string, version: string): Promise<ReadonlyMap<string, string>> {
  const template = templateFolder();
  const entries = await readdir(template, {recursive: true, withFileTypes: true});
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(template, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const files: [path: string, text: string][] = [['package.json', jsonText(manifest(folder, version))]];
  for (const path of paths) {
    // npm leaves a .gitignore out of a package.
    files.push([path === 'gitignore' ? '.gitignore' : path, await readFile(join(template, path), 'utf8')]);
  }
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
