/** What the package brings: its files, and that its code imports what an install has, and all of it. */
import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';

const root = process.cwd();
const json = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const {dependencies, peerDependencies, peerDependenciesMeta} = json('package.json');

const FOLDERS = ['dist', 'docs', 'fixtures', 'template'];
const FILES = ['LICENSE', 'README.md', 'package.json', 'ci/baseline.json'];

test('the files of the package: no tests, no source maps, the template of init, what README links to', async (t) => {
  const cache = mkdtempSync(join(tmpdir(), 'transferbound-'));
  t.teardown(() => rmSync(cache, {recursive: true, force: true}));
  const {stdout} = await promisify(execFile)(
    'npm',
    ['pack', '--dry-run', '--json', '--ignore-scripts', '--cache', cache],
    {cwd: root, maxBuffer: 2 ** 26, shell: process.platform === 'win32'},
  );
  const packed: {path: string; size: number}[] = Object.values(JSON.parse(stdout) as object)[0].files;
  const paths = packed.map(({path}) => path);
  const stray = paths.filter(
    (path) => !FILES.includes(path) && !FOLDERS.includes(path.slice(0, path.indexOf('/'))),
  );
  t.deepEqual(stray, []);
  t.deepEqual(
    paths.filter((path) => /\.map$|\.test\.|(^|\/)testing\/|^dist\/(ci|scripts|build)\//.test(path)),
    [],
  );
  t.deepEqual(
    [
      ...[...FILES, 'dist/index.d.ts', 'dist/cli/main.js', 'dist/chunks/cli-main.js', 'template/gitignore'],
      ...['template/true-claim.ts', 'template/.github/workflows/claims.yml'],
    ].filter((path) => !paths.includes(path)),
    [],
  );
  const linked = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)];
  t.true(linked.length > 10);
  t.deepEqual(
    linked.map(([, path]) => path!).filter((path) => !paths.includes(path)),
    [],
  );
  t.true(packed.reduce((sum, {size}) => sum + size, 0) < 8e6);
});

/** Sources that the package is built of, which are those that `tsc` is given for it. */
async function sources(folder: string): Promise<string[]> {
  const {exclude}: {exclude: string[]} = json('tsconfig.build.json');
  const left = (path: string) => exclude.includes(path) || path.endsWith('.test.ts');
  const entries = await readdir(join(root, folder), {withFileTypes: true});
  const nested = entries.map(async (entry): Promise<string[]> => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (left(path) || entry.name.startsWith('.')) return [];
    return entry.isDirectory() ? sources(path) : path.endsWith('.ts') ? [path] : [];
  });
  return (await Promise.all(nested)).flat();
}

const NAMED =
  /(?:^\s*(?:import|export|\})[^'"]* from |^import |[iI]mport\(|(?:require|resolve)\()'((?:@[\w-]+\/)?[\w.-]+)/gm;

test('its code imports dependencies and optional peers alone, and every one of them', async (t) => {
  const files = await sources('');
  t.true(files.length > 400);
  const names = new Set<string>();
  for (const file of files) {
    const text = await readFile(join(root, file), 'utf8');
    for (const [, name] of text.matchAll(NAMED)) names.add(name!);
  }
  const declared = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
  const imported = [...names].filter((name) => !/^(node|transferbound)$|^\./.test(name));
  t.deepEqual([...imported].sort(), declared.sort());
  t.deepEqual(Object.keys(peerDependenciesMeta).sort(), Object.keys(peerDependencies).sort());
});
